using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The cross-entropy of a probability p: −y log p − (1 − y) log(1 − p).</summary>
    /// <remarks>The logarithms count as at least −100, and their derivatives as at most 10¹², as in PyTorch. Prefer <see cref="SigmoidCrossEntropy{T}(T, T, double)"/>, which needs no bounds. Source: PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probability p.</param>
    /// <param name="target">The target y, from 0 to 1.</param>
    [Differentiable]
    public static T BinaryCrossEntropy<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(BinaryCrossEntropyLoss<T>).Value(prediction, target);

    /// <summary><see cref="BinaryCrossEntropy{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is −y/p + (1 − y)/(1 − p). The loss is −y log p − (1 − y) log(1 − p). Source: PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probability p.</param>
    /// <param name="target">The target y, from 0 to 1.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T BinaryCrossEntropyGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(BinaryCrossEntropyLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="BinaryCrossEntropy{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = −y log p − (1 − y) log(1 − p). Source: PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T BinaryCrossEntropy<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(BinaryCrossEntropyLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="BinaryCrossEntropy{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = −y log p − (1 − y) log(1 − p). The derivative of ℓ is −y/p + (1 − y)/(1 − p); the mean divides it by n. Source: PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T BinaryCrossEntropyGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(BinaryCrossEntropyLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct BinaryCrossEntropyLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) =>
            -Accurate.Weighted(target, Probability.Log(prediction)) - Accurate.Weighted(T.One - target, Probability.LogOfRest(prediction));
    }
}
