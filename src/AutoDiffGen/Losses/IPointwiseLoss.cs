namespace AutoDiffGen.Training;

/// <summary>The loss of one prediction, with its derivative: mostly the one that the generator writes beside <see cref="Value"/>.</summary>
internal interface IPointwiseLoss<T>
{
    T Value(T prediction, T target);

    /// <summary>The value, and the derivative by the prediction.</summary>
    T ValueGradient(T prediction, T target, out T dPrediction);
}
