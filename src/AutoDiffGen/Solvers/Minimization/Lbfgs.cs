using AutoDiffGen.Training;

namespace AutoDiffGen.Solvers;

/// <summary>
/// The BFGS method with limited memory: minimises a smooth function of many parameters over all data at once, with simple bounds or an L1 penalty
/// if there are any.
/// </summary>
/// <remarks>
/// J. Nocedal, "Updating quasi-Newton matrices with limited storage", 1980, with the strong Wolfe conditions, c₁ = 10⁻⁴, c₂ = 0.9, by the line search of
/// Moré and Thuente. The first step has length one at most. With bounds, directions are made for the parameters that no bound holds, and steps are
/// projected onto the box. With an L1 penalty it is OWL-QN (Andrew and Gao, 2007): parameters that do not pay become exactly zero.
/// </remarks>
public sealed record Lbfgs : Minimizer
{
    /// <summary>How many steps are remembered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Memory { get; init => field = (int)Option.Positive((long)value); } = 10;

    /// <summary>The strength λ of the penalty λΣ|pⱼ| that is added to the objective; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double L1 { get; init => field = Option.NotNegative(value); }

    /// <summary>The parameters that the L1 penalty is for; others, such as biases, go free.</summary>
    public Range L1Range { get; init; } = Range.All;

    /// <summary>The smallest value of each parameter, −∞ for none; null when no parameter has one.</summary>
    public double[]? LowerBounds { get; init; }

    /// <summary>The largest value of each parameter, +∞ for none; null when no parameter has one.</summary>
    public double[]? UpperBounds { get; init; }

    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function and its gradient, such as a generated <c>FGradient</c>; without the penalty.</param>
    /// <param name="start">The parameters to start from.</param>
    /// <param name="cancellationToken">Asked before each step; the result then holds the best parameters so far.</param>
    /// <exception cref="ArgumentException">
    /// The start is empty, not finite or outside of the bounds; bounds do not fit the parameters; there are both bounds and a penalty, or the range of the penalty does not fit.
    /// </exception>
    public MinimizationResult Minimize(GradientFunction objective, ReadOnlySpan<double> start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Requirement.Start(start);
        return Constraint(start) is { } constraint
            ? new ProjectedLbfgs(this, objective, start, constraint).Run(cancellationToken)
            : Descent.Run(this, new DescentLine(objective, start), new LbfgsDirection(Memory, start.Length), 0.9, cancellationToken);
    }

    private IConstraint? Constraint(ReadOnlySpan<double> start)
    {
        bool hasBounds = LowerBounds is not null || UpperBounds is not null;
        if (hasBounds && L1 > 0) throw new ArgumentException("There are bounds and an L1 penalty; only one of them can be had at a time.");
        if (hasBounds) return new BoxConstraint(new Box(LowerBounds, UpperBounds, start));
        if (L1 == 0) return null;
        (int offset, int length) = L1Range.GetOffsetAndLength(start.Length);
        return new OrthantConstraint(L1, offset, offset + length);
    }
}
