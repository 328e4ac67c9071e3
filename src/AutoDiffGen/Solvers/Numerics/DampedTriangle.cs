namespace AutoDiffGen.Solvers;

/// <summary>Solves the triangular least-squares system of R over √μ·D, by Givens rotations that leave R as it is.</summary>
/// <remarks>After MINPACK's <c>qrsolv</c>: the rotated triangle S is kept transposed below the diagonal of R, its diagonal apart.</remarks>
internal readonly ref struct DampedTriangle(
    Span<double> r, ReadOnlySpan<int> pivots, ReadOnlySpan<double> b, Span<double> diagonal, Span<double> rotated)
{
    private readonly Span<double> r = r, diagonal = diagonal, rotated = rotated;
    private readonly ReadOnlySpan<int> pivots = pivots;
    private readonly ReadOnlySpan<double> b = b;
    private readonly int n = pivots.Length;

    /// <summary>Minimises ‖Rx − b‖² + ‖√μ·Dx‖².</summary>
    /// <param name="scale">The diagonal of D.</param>
    /// <param name="root">√μ.</param>
    /// <param name="x">The solution; its memory serves in between.</param>
    public void Solve(ReadOnlySpan<double> scale, double root, Span<double> x)
    {
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 1; i < n; i++) r[j * n + i] = r[i * n + j];
            x[j] = r[j * n + j];
            rotated[j] = b[j];
        }

        for (int j = 0; j < n; j++)
        {
            double damping = root * scale[pivots[j]];
            if (damping != 0) EliminateRow(j, damping);
            diagonal[j] = r[j * n + j];
            r[j * n + j] = x[j];
        }

        BackSubstitute();
        for (int j = 0; j < n; j++) x[pivots[j]] = rotated[j];
    }

    // Rotates the row of √μ·D that belongs to column j into the triangle.
    private void EliminateRow(int j, double damping)
    {
        diagonal[j..].Clear();
        diagonal[j] = damping;
        double last = 0;
        for (int k = j; k < n; k++)
        {
            if (diagonal[k] == 0) continue;
            (double cos, double sin) = Rotation(r[k * n + k], diagonal[k]);
            r[k * n + k] = cos * r[k * n + k] + sin * diagonal[k];
            (rotated[k], last) = (cos * rotated[k] + sin * last, cos * last - sin * rotated[k]);
            for (int i = k + 1; i < n; i++)
            {
                double above = r[k * n + i];
                r[k * n + i] = cos * above + sin * diagonal[i];
                diagonal[i] = cos * diagonal[i] - sin * above;
            }
        }
    }

    private static (double Cos, double Sin) Rotation(double a, double b)
    {
        if (Math.Abs(a) < Math.Abs(b))
        {
            double cotangent = a / b, sin = 0.5 / Math.Sqrt(0.25 + 0.25 * cotangent * cotangent);
            return (sin * cotangent, sin);
        }

        double tangent = b / a, cos = 0.5 / Math.Sqrt(0.25 + 0.25 * tangent * tangent);
        return (cos, cos * tangent);
    }

    private void BackSubstitute()
    {
        int rank = 0;
        while (rank < n && diagonal[rank] != 0) rank++;
        rotated[rank..].Clear();
        for (int j = rank - 1; j >= 0; j--)
        {
            double sum = 0;
            for (int i = j + 1; i < rank; i++) sum += r[j * n + i] * rotated[i];
            rotated[j] = (rotated[j] - sum) / diagonal[j];
        }
    }
}
