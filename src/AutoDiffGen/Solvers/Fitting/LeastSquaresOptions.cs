using AutoDiffGen.Training;

namespace AutoDiffGen.Solvers;

/// <summary>What <see cref="LeastSquares"/> and <see cref="CurveFit"/> may be told beside the problem.</summary>
/// <remarks>A tolerance below the rounding unit 2⁻⁵² acts as that.</remarks>
public sealed record LeastSquaresOptions
{
    /// <summary>
    /// Stop when a step lowered the sum of squares, and was predicted to lower it, by no more than this fraction, and the trust region did not keep the
    /// step short. With 0, stop only when rounding hides the difference and the gradient gets no smaller either.
    /// </summary>
    public double CostTolerance { get; init => field = Option.NotNegative(value); }

    /// <summary>Stop when the trust region is smaller than this fraction of the parameters, each measured by its influence on the residuals.</summary>
    public double StepTolerance { get; init => field = Option.NotNegative(value); } = 1e-14;

    /// <summary>Stop when the cosine of the angle between the residuals and every column of the Jacobian is no larger than this.</summary>
    public double GradientTolerance { get; init => field = Option.NotNegative(value); } = 1e-14;

    /// <summary>Stop after so many evaluations of the residuals.</summary>
    public int MaxEvaluations { get; init => field = (int)Option.Positive((long)value); } = 2000;

    /// <summary>The first trust region, as a multiple of the parameters that the start gives. Less is more careful.</summary>
    public double InitialStepFactor { get; init => field = Option.Positive(value); } = 100;

    /// <summary>A loss that is less sensitive to outliers than the square; null for least squares.</summary>
    public RobustLoss? Loss { get; init; }

    /// <summary>The smallest value of each parameter, −∞ for none; null when no parameter has one.</summary>
    public double[]? LowerBounds { get; init; }

    /// <summary>The largest value of each parameter, +∞ for none; null when no parameter has one.</summary>
    public double[]? UpperBounds { get; init; }
}
