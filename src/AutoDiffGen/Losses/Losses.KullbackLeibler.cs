using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The divergence of the target distribution from the predicted one, Σyⱼ log(yⱼ/pⱼ), of one row for each sample.</summary>
    /// <remarks>In nats. Where y is 0 there is nothing to add. log p counts as at least −100, and its derivative as at most 10¹². Source: Kullback and Leibler 1951.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the rows.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    [Differentiable]
    public static T KullbackLeibler<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Rowwise.ReduceCells(default(KullbackLeiblerLoss<T>), prediction, target, classes, reduction);

    /// <summary><see cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> and its gradient, −y/p.</summary>
    /// <remarks>Σℓ/n over the n rows, or Σℓ, with ℓ = Σyⱼ log(yⱼ/pⱼ). Source: Kullback and Leibler 1951.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the rows.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    public static T KullbackLeiblerGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Rowwise.GradientOfCells(default(KullbackLeiblerLoss<T>), prediction, target, classes, reduction, dPrediction);

    private readonly partial struct KullbackLeiblerLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => T.IsZero(target) && !T.IsNaN(prediction) ? T.Zero : target * (T.Log(target) - Probability.Log(prediction));
    }
}
