namespace AutoDiffGen.Solvers;

/// <summary>
/// The step of the trust region: the damping μ ≥ 0 and x that minimise ‖Rx − b‖² + μ‖Dx‖² so that ‖Dx‖ is Δ to a tenth, or μ = 0 where
/// the step is short enough without.
/// </summary>
/// <remarks>
/// R is what <see cref="PivotedQr"/> leaves, b is Qᵀr. Newton's method on φ(μ) = ‖Dx(μ)‖ − Δ, inside bounds on μ: J. J. Moré, "The
/// Levenberg–Marquardt algorithm: implementation and theory", 1978; MINPACK's <c>lmpar</c>.
/// </remarks>
internal readonly ref struct DampedLeastSquares
{
    private const int MaxIterations = 10;

    private readonly Span<double> r, diagonal, direction, scaled;
    private readonly DampedTriangle triangle;
    private readonly ReadOnlySpan<double> scale, b;
    private readonly ReadOnlySpan<int> pivots;
    private readonly int n;

    /// <param name="r">R, n × n by columns; what is below the diagonal is working memory.</param>
    /// <param name="pivots">The column of each row of x.</param>
    /// <param name="scale">The diagonal of D, in the order of x.</param>
    /// <param name="b">The right-hand side, n numbers.</param>
    /// <param name="work">4n numbers.</param>
    public DampedLeastSquares(Span<double> r, ReadOnlySpan<int> pivots, ReadOnlySpan<double> scale, ReadOnlySpan<double> b, Span<double> work)
    {
        n = pivots.Length;
        this.r = r;
        this.pivots = pivots;
        this.scale = scale;
        this.b = b;
        diagonal = work[..n];
        direction = work.Slice(n, n);
        scaled = work.Slice(2 * n, n);
        triangle = new DampedTriangle(r, pivots, b, diagonal, work.Slice(3 * n, n));
    }

    /// <summary>Finds the damping and the step.</summary>
    /// <param name="radius">The radius Δ of the trust region.</param>
    /// <param name="damping">A guess of μ, from the step before; μ on exit.</param>
    /// <param name="x">The solution.</param>
    public void Solve(double radius, ref double damping, Span<double> x)
    {
        bool isRegular = SolveUndamped(x);
        double length = ScaledLength(x), excess = length - radius;
        if (excess <= 0.1 * radius)
        {
            damping = 0;
            return;
        }

        double lower = isRegular ? excess / radius / SquaredSlopeUndamped(length) : 0;
        double gradient = ScaledGradient(), upper = gradient / radius;
        if (upper == 0) upper = SmallestNormal / Math.Min(radius, 0.1);
        damping = Math.Min(Math.Max(damping, lower), upper);
        if (damping == 0) damping = gradient / length;
        for (int iteration = 1; ; iteration++)
        {
            if (damping == 0) damping = Math.Max(SmallestNormal, 0.001 * upper);
            triangle.Solve(scale, Math.Sqrt(damping), x);
            length = ScaledLength(x);
            double previous = excess;
            excess = length - radius;
            bool isStuck = lower == 0 && excess <= previous && previous < 0;
            if (Math.Abs(excess) <= 0.1 * radius || isStuck || iteration == MaxIterations) return;
            double correction = excess / radius / SquaredSlope(length);
            if (excess > 0) lower = Math.Max(lower, damping);
            if (excess < 0) upper = Math.Min(upper, damping);
            damping = Math.Max(lower, damping + correction);
        }
    }

    private const double SmallestNormal = 2.2250738585072014e-308;

    // The Gauss–Newton step; where R is singular, the components beyond its rank are zero.
    private bool SolveUndamped(Span<double> x)
    {
        int rank = 0;
        while (rank < n && r[rank * n + rank] != 0) rank++;
        for (int j = 0; j < n; j++) direction[j] = j < rank ? b[j] : 0;
        for (int j = rank - 1; j >= 0; j--)
        {
            direction[j] /= r[j * n + j];
            for (int i = 0; i < j; i++) direction[i] -= r[j * n + i] * direction[j];
        }

        for (int j = 0; j < n; j++) x[pivots[j]] = direction[j];
        return rank == n;
    }

    private double ScaledLength(ReadOnlySpan<double> x)
    {
        for (int j = 0; j < n; j++) scaled[j] = scale[j] * x[j];
        return Vector.Norm(scaled);
    }

    private void NormalDirection(double length)
    {
        for (int j = 0; j < n; j++) direction[j] = scale[pivots[j]] * (scaled[pivots[j]] / length);
    }

    // ‖R⁻ᵀ D²x/‖Dx‖‖²: −φ′(0)·‖Dx‖.
    private double SquaredSlopeUndamped(double length)
    {
        NormalDirection(length);
        for (int j = 0; j < n; j++)
        {
            double sum = Vector.Dot(r.Slice(j * n, j), direction[..j]);
            direction[j] = (direction[j] - sum) / r[j * n + j];
        }

        double norm = Vector.Norm(direction);
        return norm * norm;
    }

    // The same with the triangle of the damped system, whose transpose lies below the diagonal of R.
    private double SquaredSlope(double length)
    {
        NormalDirection(length);
        for (int j = 0; j < n; j++)
        {
            direction[j] /= diagonal[j];
            for (int i = j + 1; i < n; i++) direction[i] -= r[j * n + i] * direction[j];
        }

        double norm = Vector.Norm(direction);
        return norm * norm;
    }

    // ‖D⁻¹Rᵀb‖, which bounds μ from above.
    private double ScaledGradient()
    {
        for (int j = 0; j < n; j++) direction[j] = Vector.Dot(r.Slice(j * n, j + 1), b[..(j + 1)]) / scale[pivots[j]];
        return Vector.Norm(direction);
    }
}
