namespace AutoDiffGen.Training;

/// <summary>The loss of one row of predictions, with targets of some type: probabilities, or one label.</summary>
internal interface IRowLoss<T, TTarget>
{
    T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target);

    /// <summary>The value; the derivatives by the predictions are overwritten.</summary>
    T ValueGradient(ReadOnlySpan<T> prediction, ReadOnlySpan<TTarget> target, Span<T> dPrediction);
}

/// <summary>The loss of one row of predictions.</summary>
internal interface IRowLoss<T> : IRowLoss<T, T>;
