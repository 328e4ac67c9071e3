using AutoDiffGen.Training;

namespace AutoDiffGen.Solvers;

/// <summary>When a minimiser stops. What minimises are <see cref="Lbfgs"/>, <see cref="ConjugateGradients"/> and <see cref="NewtonCg"/>.</summary>
public abstract record Minimizer
{
    private protected Minimizer()
    {
    }

    /// <summary>Stop when no component of the gradient is larger than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double GradientTolerance { get; init => field = Option.NotNegative(value); } = 1e-8;

    /// <summary>
    /// Stop when a step lowers the objective by no more than this fraction of it. With 0, stop only when rounding hides both a lower objective and a
    /// smaller gradient.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double CostTolerance { get; init => field = Option.NotNegative(value); }

    /// <summary>Stop after so many steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int MaxIterations { get; init => field = (int)Option.Positive((long)value); } = 10_000;

    /// <summary>Whether a step that lowered the objective so little ends the search.</summary>
    internal bool IsStagnant(double before, double after, double gradientBefore, double gradientAfter)
    {
        double size = Math.Max(Math.Abs(before), Math.Abs(after)), decrease = before - after;
        return CostTolerance > 0 && decrease <= CostTolerance * size
            || decrease <= Rounding * size && gradientAfter > 0.5 * gradientBefore;
    }

    /// <summary>Whether a decrease that a model predicts is lost in the rounding of the objective.</summary>
    internal static bool IsLostInRounding(double decrease, double value) => decrease <= 1000 * Rounding * Math.Abs(value);

    private const double Rounding = 2.220446049250313e-16;
}
