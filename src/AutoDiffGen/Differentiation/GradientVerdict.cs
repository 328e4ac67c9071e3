namespace AutoDiffGen;

/// <summary>What comparing one component of a gradient with differences found.</summary>
public enum GradientVerdict
{
    /// <summary>The two agree.</summary>
    Correct,

    /// <summary>The two differ by more than the tolerance and the error of the differences.</summary>
    Wrong,

    /// <summary>The differences tell nothing: the function is not differentiable here, not finite, or too noisy.</summary>
    NotDifferentiable,
}
