namespace AutoDiffGen.Solvers;

/// <summary>
/// The Levenberg–Marquardt method in the form of MINPACK's <c>lmder</c>: QR with column pivoting, a trust region scaled by the largest
/// norms of the Jacobian's columns, and the damping found by <see cref="DampedLeastSquares"/>.
/// </summary>
/// <remarks>
/// Parameters on a bound that the gradient pushes outwards stand still; a step that leaves the box is cut off at it, and judged by what the
/// model predicts for the part that remains. Residuals that are not finite count as a step that failed. Where rounding hides whether a step
/// lowers the sum of squares, it is taken as long as the gradient or the steps themselves shrink: along directions that the data hardly determine,
/// rounding hides the gradient long before the steps. Without these steps, up to half of the digits would be left.
/// Where it is the region that made the step so short, because the start is far smaller than the data, the region grows.
/// </remarks>
internal ref struct LevenbergMarquardt<TProblem> where TProblem : IResidualProblem, allows ref struct
{
    private const int MaxStepsTooShort = 20;
    private const double Rounding = 2.220446049250313e-16;

    private readonly TProblem problem;
    private readonly LeastSquaresOptions options;
    private readonly Box box;
    private readonly Span<double> scale, freeScale, freeStep, change, damped;
    private Span<double> x, trial, residuals, trialResiduals;
    private LinearModel model;
    private TrustRegion region;
    private double norm, stepLength, visible;

    public LevenbergMarquardt(TProblem problem, ReadOnlySpan<double> start, LeastSquaresOptions options, Span<double> memory, Span<int> indices)
    {
        int m = problem.Count, n = start.Length;
        this.problem = problem;
        this.options = options;
        box = new Box(options.LowerBounds, options.UpperBounds, start);
        var layout = new Layout(memory);
        x = layout.Take(n);
        trial = layout.Take(n);
        scale = layout.Take(n);
        freeScale = layout.Take(n);
        freeStep = layout.Take(n);
        change = layout.Take(n);
        damped = layout.Take(4 * n);
        residuals = layout.Take(m);
        trialResiduals = layout.Take(m);
        model = new LinearModel(m, n, layout.Take(LinearModel.Size(m, n)), indices);
        start.CopyTo(x);
    }

    public static int Size(int m, int n) => checked(10 * n + 2 * m + LinearModel.Size(m, n));

    public readonly ReadOnlySpan<double> Parameters => x;

    public readonly ReadOnlySpan<double> Residuals => residuals;

    /// <summary>Twice the objective at the parameters: the sum of squares, or of the robust loss.</summary>
    public readonly double Sum => norm * norm;

    public int Evaluations { get; private set; }

    public int Iterations { get; private set; }

    public StoppingReason Run(CancellationToken cancellationToken)
    {
        norm = Evaluate(x, residuals);
        if (!double.IsFinite(Sum)) return StoppingReason.NonFinite;
        double largestCosine = double.PositiveInfinity, longestStep = double.PositiveInfinity;
        int stepsTooShort = 0;
        while (true)
        {
            if (!model.Prepare(problem, x, residuals, options.Loss, box, 0)) return StoppingReason.NonFinite;
            model.Factor();
            double cosine = norm == 0 ? 0 : model.LargestCosine(norm);
            if (cosine <= AtLeastRounding(options.GradientTolerance)) return StoppingReason.GradientTolerance;
            UpdateScale();
            visible = Visible();
            StepQuality step;
            do
            {
                if (cancellationToken.IsCancellationRequested) return StoppingReason.Cancelled;
                if (Evaluations >= options.MaxEvaluations) return StoppingReason.Limit;
                step = TryStep();
                if (cosine > largestCosine && !(step.IsAccepted && stepLength <= longestStep)) return StoppingReason.CostTolerance;
                if (StopAfter(step, cosine) is { } reason) return reason;
            }
            while (!step.IsAccepted);

            bool isTooShort = step.IsLostInRounding && cosine * cosine > visible;
            largestCosine = step.IsLostInRounding && !isTooShort ? 0.9 * cosine : double.PositiveInfinity;
            longestStep = step.IsLostInRounding ? 0.5 * stepLength : double.PositiveInfinity;
            stepsTooShort = isTooShort ? stepsTooShort + 1 : step.IsLostInRounding ? stepsTooShort : 0;
            if (stepsTooShort > MaxStepsTooShort) return StoppingReason.NoProgress;
            if (isTooShort) region.Grow(step);
        }
    }

    /// <summary>Linearises at the parameters once more, with columns of norm 1: what the covariance follows from.</summary>
    public LinearModel FinalModel()
    {
        norm = Evaluate(x, residuals);
        if (model.Prepare(problem, x, residuals, options.Loss, box, LinearModel.ZeroSlope)) model.Normalize();
        model.Factor();
        return model;
    }

    private static double AtLeastRounding(double tolerance) => Math.Max(tolerance, Rounding);

    // The rounding of the parameters alone moves the residuals by ε‖J·diag(x)‖, before and after a step; the sum of squares by twice that.
    private readonly double Visible() => Math.Max(1e-13, norm == 0 ? 0 : 4 * Rounding * Vector.Norm(model.ColumnNorms, x) / norm);

    private double Evaluate(ReadOnlySpan<double> parameters, Span<double> values)
    {
        Evaluations++;
        problem.Evaluate(parameters, values);
        double result = options.Loss is null ? Vector.Norm(values) : Math.Sqrt(options.Loss.Sum(values));
        return double.IsNaN(result) ? double.PositiveInfinity : result;
    }

    private void UpdateScale()
    {
        ReadOnlySpan<double> norms = model.ColumnNorms;
        double before = Vector.Norm(scale, x);
        for (int j = 0; j < norms.Length; j++)
        {
            scale[j] = Iterations == 0 && norms[j] == 0 ? 1 : Math.Max(scale[j], norms[j]);
        }

        for (int k = 0; k < model.FreeCount; k++) freeScale[k] = scale[model.Free[k]];
        double length = Vector.Norm(scale, x);
        if (Iterations++ == 0) region.Radius = length == 0 ? options.InitialStepFactor : options.InitialStepFactor * length;
        else if (region.Radius <= AtLeastRounding(options.StepTolerance) * length) region.Rescale(length / before);
    }

    private StepQuality TryStep()
    {
        int count = model.FreeCount;
        Span<double> step = freeStep[..count];
        new DampedLeastSquares(model.Triangle, model.Pivots, freeScale[..count], model.Projection, damped[..(4 * count)]).Solve(region.Radius, ref region.Damping, step);
        double length = stepLength = Vector.Norm(freeScale, step);
        if (Iterations == 1) region.Radius = Math.Min(region.Radius, length);
        bool isCut = MoveInsideBox(step);
        double trialNorm = Evaluate(trial, trialResiduals);
        StepQuality quality = Judge(step, length, trialNorm, isCut);
        if (!quality.IsLostInRounding) region.Adapt(quality, length);
        if (!quality.IsAccepted) return quality;
        norm = trialNorm;
        Swap(ref x, ref trial);
        Swap(ref residuals, ref trialResiduals);
        return quality;
    }

    private static void Swap(ref Span<double> a, ref Span<double> b)
    {
        Span<double> kept = a;
        a = b;
        b = kept;
    }

    // On entry the step is what to subtract; on exit what was added. Returns whether the box cut it.
    private readonly bool MoveInsideBox(Span<double> step)
    {
        bool isCut = false;
        x.CopyTo(trial);
        for (int k = 0; k < step.Length; k++)
        {
            int j = model.Free[k];
            double target = x[j] - step[k];
            trial[j] = box.Clamp(j, target);
            isCut |= trial[j] != target;
            step[k] = trial[j] == target ? -step[k] : trial[j] - x[j];
        }

        return isCut;
    }

    private readonly StepQuality Judge(ReadOnlySpan<double> step, double length, double trialNorm, bool isCut)
    {
        model.Apply(step, change);
        ReadOnlySpan<double> predictedChange = change[..step.Length];
        double square = Vector.Norm(predictedChange) / norm;
        square *= square;
        if (isCut)
        {
            double product = Vector.Dot(model.Projection, predictedChange) / norm / norm;
            return new StepQuality(visible, -2 * product - square, product, norm, trialNorm);
        }

        // For a step of the damped system −rᵀJs = ‖Js‖² + μ‖Ds‖², which does not cancel.
        double penalty = Math.Sqrt(region.Damping) * length / norm;
        penalty *= penalty;
        return new StepQuality(visible, square + 2 * penalty, -(square + penalty), norm, trialNorm);
    }

    private readonly StoppingReason? StopAfter(in StepQuality step, double cosine)
    {
        // A reduction of cosine² can be had along one parameter: a step that promises less was kept short.
        if (step.MeetsTolerance(options.CostTolerance) && cosine * cosine <= Math.Max(options.CostTolerance, visible)) return StoppingReason.CostTolerance;
        if (region.Radius <= AtLeastRounding(options.StepTolerance) * Vector.Norm(scale, x)) return StoppingReason.StepTolerance;
        return null;
    }
}
