using System.Globalization;

namespace AutoDiffGen.Solvers;

/// <summary>Where a minimiser ended, and why.</summary>
public sealed class MinimizationResult
{
    internal MinimizationResult()
    {
    }

    /// <summary>The parameters with the lowest objective.</summary>
    public required double[] Parameters { get; init; }

    /// <summary>The objective there, penalty included.</summary>
    public required double Value { get; init; }

    /// <summary>
    /// The largest component of the gradient there. With bounds: of the gradient projected onto the box, Π(p − ∇f) − p. With an L1 penalty: of the
    /// subgradient of smallest norm.
    /// </summary>
    public required double GradientNorm { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>How often the objective and its gradient were computed.</summary>
    public required int Evaluations { get; init; }

    /// <summary>How often a product of Hessian and direction was computed.</summary>
    public int HessianProducts { get; init; }

    /// <summary>Why the minimiser stopped.</summary>
    public required StoppingReason Reason { get; init; }

    /// <summary>Whether a stationary point was reached, as far as tolerances and rounding can tell.</summary>
    public bool IsConverged => Reason is StoppingReason.GradientTolerance or StoppingReason.CostTolerance or StoppingReason.StepTolerance;

    /// <summary>Value, gradient norm, counts and reason in one line; invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Value:G10}, largest gradient component {GradientNorm:G3}; {Reason} after {Iterations} iterations, {Evaluations} evaluations");
}
