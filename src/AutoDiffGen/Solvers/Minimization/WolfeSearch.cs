namespace AutoDiffGen.Solvers;

/// <summary>
/// A line search for the strong Wolfe conditions f(x + αd) ≤ f(x) + c₁α·d·∇f(x) and |d·∇f(x + αd)| ≤ c₂|d·∇f(x)|.
/// </summary>
/// <remarks>J. J. Moré and D. J. Thuente, "Line search algorithms with guaranteed sufficient decrease", 1994; MINPACK-2's <c>dcsrch</c>.</remarks>
internal static class WolfeSearch
{
    private const int MaxTrials = 40;
    private const double Longest = 1e20;
    private const double NarrowestInterval = 1e-15;

    /// <summary>Searches along the direction of the line; on success its trial is the point to go to.</summary>
    /// <param name="line">The line.</param>
    /// <param name="slope">The slope at step zero, negative.</param>
    /// <param name="step">The first step to try.</param>
    /// <param name="decrease">c₁.</param>
    /// <param name="curvature">c₂.</param>
    /// <returns>The step; 0 when no step lowers the objective, +∞ when it falls without end.</returns>
    public static double Run(DescentLine line, double slope, double step, double decrease, double curvature)
    {
        var bracket = new WolfeBracket { Best = new LinePoint(0, line.Value, slope), Other = new LinePoint(0, line.Value, slope) };
        double tilt = decrease * slope, low = 0, high = 5 * step, shortestBad = double.PositiveInfinity, width = Longest, widthBefore = 2 * Longest;
        bool isFirstStage = true, isLast = false;
        for (int trials = 0; trials < MaxTrials; trials++)
        {
            LinePoint trial = TryFinite(line, bracket.Best.Step, ref step, ref shortestBad);
            double sufficient = line.Value + step * tilt;
            if (trial.Value <= sufficient && Math.Abs(trial.Slope) <= curvature * -slope) return step;
            if (isLast || double.IsNaN(trial.Slope)) break;
            if (step >= Longest && trial.Value <= sufficient) return double.PositiveInfinity;
            if (isFirstStage && trial.Value <= sufficient && trial.Slope >= 0) isFirstStage = false;
            step = isFirstStage && trial.Value <= bracket.Best.Value && trial.Value > sufficient
                ? NextTilted(ref bracket, trial, tilt, low, high)
                : bracket.Next(trial, low, high);
            if (bracket.IsBracketed) ShrinkEnough(bracket, ref step, ref width, ref widthBefore);
            (low, high) = Limits(bracket, step);
            step = step < shortestBad ? Math.Min(step, Longest) : 0.5 * (bracket.Best.Step + shortestBad);
            isLast = bracket.IsBracketed && (step <= low || step >= high || high - low <= NarrowestInterval * high);
            if (isLast) step = bracket.Best.Step;
        }

        return Finish(line, bracket.Best, tilt);
    }

    // Steps where the objective is not a number are too long; the shortest of them bounds all further ones.
    private static LinePoint TryFinite(DescentLine line, double best, ref double step, ref double shortestBad)
    {
        LinePoint trial = line.Try(step);
        for (int halvings = 0; halvings < 60 && !(double.IsFinite(trial.Value) && double.IsFinite(trial.Slope)); halvings++)
        {
            shortestBad = step;
            step = best + 0.25 * (step - best);
            trial = line.Try(step);
        }

        return trial;
    }

    // Until a step with sufficient decrease and rising slope is seen, the search is for a minimiser of f(α) − c₁α·f′(0).
    private static double NextTilted(ref WolfeBracket bracket, in LinePoint trial, double tilt, double low, double high)
    {
        WolfeBracket tilted = bracket.Tilted(tilt);
        double step = tilted.Next(trial.Tilted(tilt), low, high);
        bracket = tilted.Tilted(-tilt);
        return step;
    }

    private static void ShrinkEnough(in WolfeBracket bracket, ref double step, ref double width, ref double widthBefore)
    {
        double current = Math.Abs(bracket.Other.Step - bracket.Best.Step);
        if (current >= 0.66 * widthBefore) step = bracket.Best.Step + 0.5 * (bracket.Other.Step - bracket.Best.Step);
        widthBefore = width;
        width = current;
    }

    private static (double Low, double High) Limits(in WolfeBracket bracket, double step)
    {
        double best = bracket.Best.Step, other = bracket.Other.Step;
        return bracket.IsBracketed ? (Math.Min(best, other), Math.Max(best, other)) : (step + 1.1 * (step - best), step + 4 * (step - best));
    }

    // Without the curvature condition, what counts is a decrease that is more than rounding.
    private static double Finish(DescentLine line, in LinePoint best, double tilt)
    {
        double rounding = 1e-15 * Math.Abs(line.Value);
        if (best.Step == 0 || !(best.Value <= line.Value + best.Step * tilt - rounding)) return 0;
        line.Try(best.Step);
        return best.Step;
    }
}
