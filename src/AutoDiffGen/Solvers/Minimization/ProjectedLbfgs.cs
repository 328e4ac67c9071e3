namespace AutoDiffGen.Solvers;

/// <summary>The L-BFGS method on the parameters that may move, with a backtracking line search along the projection of the direction.</summary>
internal sealed class ProjectedLbfgs(Lbfgs options, GradientFunction objective, ReadOnlySpan<double> start, IConstraint constraint)
{
    private const double SufficientDecrease = 1e-4;
    private const int MaxBacktracks = 60;

    private readonly DescentLine line = new(objective, start);
    private readonly LbfgsHistory history = new(options.Memory, start.Length), free = new(options.Memory, start.Length);
    private readonly double[] reduced = new double[start.Length];
    private readonly bool[] isFixed = new bool[start.Length];
    private double value, norm, longest = 1;

    public MinimizationResult Run(CancellationToken cancellationToken)
    {
        int iterations = 0;
        line.Start();
        StoppingReason? reason = line.IsFinite ? null : StoppingReason.NonFinite;
        value = norm = double.NaN;
        if (reason is null) Look();
        while (reason is null)
        {
            if (norm <= options.GradientTolerance) reason = StoppingReason.GradientTolerance;
            else if (cancellationToken.IsCancellationRequested) reason = StoppingReason.Cancelled;
            else if (iterations == options.MaxIterations) reason = StoppingReason.Limit;
            else
            {
                double valueBefore = value, normBefore = norm;
                reason = Step();
                if (reason is null) iterations++;
                if (reason is null && options.IsStagnant(valueBefore, value, normBefore, norm)) reason = StoppingReason.CostTolerance;
            }
        }

        return Result(iterations, reason.Value);
    }

    private MinimizationResult Result(int iterations, StoppingReason reason) => new()
    {
        Parameters = line.X,
        Value = value,
        GradientNorm = norm,
        Iterations = iterations,
        Evaluations = line.Evaluations,
        Reason = reason,
    };

    private void Look()
    {
        value = line.Value + constraint.Penalty(line.X);
        norm = constraint.Reduce(line.X, line.Gradient, reduced, isFixed);
    }

    private StoppingReason? Step()
    {
        while (true)
        {
            free.CopyFree(history, isFixed);
            reduced.CopyTo(line.Direction, 0);
            free.ToDirection(line.Direction);
            constraint.Align(reduced, isFixed, line.Direction);
            double slope = Vector.Dot(reduced, line.Direction);
            if (slope < 0)
            {
                if (Search(free.Count > 0 ? 1 : longest / Vector.Norm(reduced)))
                {
                    line.Accept();
                    if (!line.IsFinite) return StoppingReason.NonFinite;
                    history.Add(line.X, line.Trial, line.Gradient, line.TrialGradient);
                    Look();
                    return null;
                }

                if (Minimizer.IsLostInRounding(-slope, value)) return StoppingReason.CostTolerance;
            }

            if (history.Count == 0) return StoppingReason.NoProgress;
            history.Clear();
        }
    }

    // Without curvature, as along a linear function, steps double. Armijo's condition along the projected path: what counts is the slope towards the point actually reached.
    private bool Search(double step)
    {
        for (int backtracks = 0; backtracks < MaxBacktracks; backtracks++)
        {
            double decrease = MoveAlongPath(step);
            line.EvaluateTrial();
            double trialValue = line.TrialValue + constraint.Penalty(line.Trial);
            if (trialValue <= value - SufficientDecrease * decrease && decrease > 0)
            {
                longest = 2 * step * Vector.Norm(line.Direction);
                return true;
            }

            double interpolated = 0.5 * decrease / (trialValue - value + decrease);
            step *= interpolated is >= 0.1 and <= 0.5 ? interpolated : interpolated > 0.5 ? 0.5 : 0.1;
        }

        return false;
    }

    // Returns the decrease to first order.
    private double MoveAlongPath(double step)
    {
        for (int j = 0; j < reduced.Length; j++) line.Trial[j] = line.X[j] + step * line.Direction[j];
        constraint.Project(line.X, reduced, line.Trial);
        double decrease = 0;
        for (int j = 0; j < reduced.Length; j++) decrease -= reduced[j] * (line.Trial[j] - line.X[j]);
        return decrease;
    }
}
