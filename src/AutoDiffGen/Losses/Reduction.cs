namespace AutoDiffGen.Training;

/// <summary>How the losses of many elements, or of many rows, become one number.</summary>
/// <remarks>PyTorch's <c>none</c> are the overloads of <see cref="Losses"/> that write the losses into a span. Keras' <c>sum_over_batch_size</c> is the mean.</remarks>
public enum Reduction
{
    /// <summary>Their mean; NaN when there are none.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
