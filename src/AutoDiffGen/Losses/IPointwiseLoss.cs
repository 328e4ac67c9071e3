namespace AutoDiffGen.Training;

/// <summary>The loss of one prediction, with its derivative.</summary>
internal interface IPointwiseLoss<T>
{
    T Value(T prediction, T target);

    /// <summary>The value, and the derivative by the prediction.</summary>
    T Gradient(T prediction, T target, out T slope);
}
