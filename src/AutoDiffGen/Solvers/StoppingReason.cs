namespace AutoDiffGen.Solvers;

/// <summary>Why a solver stopped.</summary>
public enum StoppingReason
{
    /// <summary>The gradient is zero to within the tolerance.</summary>
    GradientTolerance,

    /// <summary>The last step lowered the objective, and could have lowered it, by no more than the tolerance.</summary>
    CostTolerance,

    /// <summary>The parameters are known to within the tolerance: steps are no longer than that.</summary>
    StepTolerance,

    /// <summary>
    /// A minimum was reached, but not all parameters are determined there: some combination of them, or one alone, can be changed without
    /// changing the residuals. The data do not tell these parameters, or the start lies on a plateau.
    /// </summary>
    RankDeficient,

    /// <summary>As many evaluations, or iterations, as the options allow.</summary>
    Limit,

    /// <summary>No step along the direction lowers the objective any more, although no tolerance is met: rounding, or a wrong gradient.</summary>
    NoProgress,

    /// <summary>The objective falls without end.</summary>
    Unbounded,

    /// <summary>The objective or a derivative is infinite or not a number at the parameters that are returned; a sum of squares that overflows is infinite.</summary>
    NonFinite,

    /// <summary>Cancellation was asked for. The parameters are the best so far.</summary>
    Cancelled,
}
