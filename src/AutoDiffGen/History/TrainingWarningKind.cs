namespace AutoDiffGen.Training;

/// <summary>What a <see cref="TrainingWarning"/> is about.</summary>
public enum TrainingWarningKind
{
    /// <summary>The gradient of a block is zero, or by its root mean square a million times smaller than that of another block, in the mean of an epoch.</summary>
    VanishingGradient,

    /// <summary>The gradient of a block has grown to a thousand times the norm that the whole gradient had in the first step.</summary>
    ExplodingGradient,
}
