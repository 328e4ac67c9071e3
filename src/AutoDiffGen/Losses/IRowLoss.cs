namespace AutoDiffGen.Training;

/// <summary>The loss of one row of predictions, with targets of some type: probabilities, or one label.</summary>
internal interface IRowLoss<T, TTarget>
{
    /// <summary>The value; a slope that is not empty is overwritten with the derivatives by the predictions.</summary>
    T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target, Span<T> slope);
}

/// <summary>The loss of one row of predictions.</summary>
internal interface IRowLoss<T> : IRowLoss<T, T>;
