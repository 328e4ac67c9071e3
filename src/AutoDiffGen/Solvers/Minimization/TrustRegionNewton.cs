namespace AutoDiffGen.Solvers;

/// <summary>The outer iteration of <see cref="NewtonCg"/>.</summary>
internal sealed class TrustRegionNewton(NewtonCg options, GradientFunction objective, HvpFunction hvp, ReadOnlySpan<double> start)
{
    private const double SmallestRatio = 1e-4;

    private readonly DescentLine line = new(objective, start);
    private readonly SteihaugStep inner = new(hvp, start.Length);
    private double radius = options.InitialRadius;

    public MinimizationResult Run(CancellationToken cancellationToken)
    {
        int iterations = 0;
        line.Start();
        StoppingReason? reason = line.IsFinite ? null : StoppingReason.NonFinite;
        while (reason is null)
        {
            double norm = Vector.MaxNorm(line.Gradient);
            if (norm <= options.GradientTolerance) reason = StoppingReason.GradientTolerance;
            else if (cancellationToken.IsCancellationRequested) reason = StoppingReason.Cancelled;
            else if (iterations == options.MaxIterations) reason = StoppingReason.Limit;
            else
            {
                reason = Step(norm, out bool isAccepted);
                if (isAccepted) iterations++;
            }
        }

        return new MinimizationResult
        {
            Parameters = line.X,
            Value = line.Value,
            GradientNorm = Vector.MaxNorm(line.Gradient),
            Iterations = iterations,
            Evaluations = line.Evaluations,
            HessianProducts = inner.Products,
            Reason = reason.Value,
        };
    }

    private StoppingReason? Step(double normBefore, out bool isAccepted)
    {
        isAccepted = false;
        double predicted = inner.Solve(line.X, line.Gradient, radius, line.Direction);
        if (!double.IsFinite(predicted)) return StoppingReason.NonFinite;
        line.Try(1);
        bool isFinite = double.IsFinite(line.TrialValue) && Vector.IsFinite(line.TrialGradient);
        double before = line.Value, actual = isFinite ? before - line.TrialValue : double.NegativeInfinity, length = Vector.Norm(line.Direction);
        bool isAtEdge = length >= 0.99 * radius;
        if (!isAtEdge && Minimizer.IsLostInRounding(predicted, before)) return Finish(isFinite, normBefore, out isAccepted);
        double ratio = actual / predicted;
        if (ratio < 0.25) radius = 0.25 * length;
        else if (ratio > 0.75 && isAtEdge) radius *= 2;
        if (radius <= 1e-15 * Vector.Norm(line.X) || radius == 0) return StoppingReason.NoProgress;
        if (ratio < SmallestRatio) return null;
        line.Accept();
        isAccepted = true;
        return options.IsStagnant(before, line.Value, normBefore, Vector.MaxNorm(line.Gradient)) ? StoppingReason.CostTolerance : null;
    }

    // The objective cannot tell good from bad any more; the gradient still can.
    private StoppingReason? Finish(bool isFinite, double normBefore, out bool isAccepted)
    {
        isAccepted = isFinite && Vector.MaxNorm(line.TrialGradient) <= 0.5 * normBefore;
        if (!isAccepted) return StoppingReason.CostTolerance;
        line.Accept();
        return null;
    }
}
