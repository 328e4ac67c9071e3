namespace AutoDiffGen.Solvers;

/// <summary>Descent by line searches, until an option or rounding says stop.</summary>
internal static class Descent
{
    private const double SufficientDecrease = 1e-4;

    /// <summary>Minimises the objective of the line.</summary>
    /// <param name="options">When to stop.</param>
    /// <param name="line">The objective and the start.</param>
    /// <param name="direction">The method.</param>
    /// <param name="curvature">How much flatter the objective has to be after a step: c₂ of the Wolfe conditions.</param>
    /// <param name="cancellationToken">Asked before each step.</param>
    public static MinimizationResult Run(Minimizer options, DescentLine line, IDirection direction, double curvature, CancellationToken cancellationToken)
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
                double before = line.Value;
                reason = Step(line, direction, curvature);
                if (reason is null) iterations++;
                if (reason is null && options.IsStagnant(before, line.Value, norm, Vector.MaxNorm(line.Gradient))) reason = StoppingReason.CostTolerance;
            }
        }

        return Result(line, iterations, reason.Value);
    }

    private static MinimizationResult Result(DescentLine line, int iterations, StoppingReason reason) => new()
    {
        Parameters = line.X,
        Value = line.Value,
        GradientNorm = Vector.MaxNorm(line.Gradient),
        Iterations = iterations,
        Evaluations = line.Evaluations,
        Reason = reason,
    };

    private static StoppingReason? Step(DescentLine line, IDirection direction, double curvature)
    {
        while (true)
        {
            direction.Choose(line);
            double slope = Vector.Dot(line.Direction, line.Gradient);
            if (slope < 0 && double.IsFinite(slope))
            {
                double first = direction.FirstStep(line, slope), step = WolfeSearch.Run(line, slope, first, SufficientDecrease, curvature);
                if (double.IsPositiveInfinity(step)) return StoppingReason.Unbounded;
                bool isLost = step == 0 && Minimizer.IsLostInRounding(-slope, line.Value);
                if (isLost && FlattensAt(line, first)) step = first;
                if (step > 0)
                {
                    line.Accept();
                    if (!line.IsFinite) return StoppingReason.NonFinite;
                    direction.Learn(line, step);
                    return null;
                }

                if (isLost) return StoppingReason.CostTolerance;
            }

            if (!direction.Forget()) return double.IsFinite(slope) ? StoppingReason.NoProgress : StoppingReason.NonFinite;
        }
    }

    // Where the objective cannot tell good from bad any more, the gradient still can.
    private static bool FlattensAt(DescentLine line, double step)
    {
        line.Try(step);
        return Vector.MaxNorm(line.TrialGradient) <= 0.5 * Vector.MaxNorm(line.Gradient);
    }
}
