namespace AutoDiffGen.Generator.Rules;

/// <summary>What differentiating a function comes to.</summary>
internal enum RuleKind
{
    /// <summary>It has partial derivatives.</summary>
    Smooth,

    /// <summary>A step function: the derivative is zero wherever there is one.</summary>
    ConstantAlmostEverywhere,

    /// <summary>Its result carries no derivative: an integer, a flag.</summary>
    Inactive,

    /// <summary>It is there to stop derivatives.</summary>
    Stopping,
}
