namespace AutoDiffGen.Training;

/// <summary>The loss of one row of predictions.</summary>
internal interface IRowLoss<T>
{
    /// <summary>The value; a slope that is not empty is overwritten with the derivatives by the predictions.</summary>
    T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> slope);
}
