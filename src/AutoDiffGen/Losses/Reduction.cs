namespace AutoDiffGen.Training;

/// <summary>How the losses of many elements, or of many rows, become one number.</summary>
public enum Reduction
{
    /// <summary>Their mean; NaN when there are none.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
