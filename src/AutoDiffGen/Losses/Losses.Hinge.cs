using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The loss of a support vector machine, max(0, 1 − yf).</summary>
    /// <remarks>The target is −1 or 1. Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The score f.</param>
    /// <param name="target">The target y, −1 or 1.</param>
    [Differentiable]
    public static T Hinge<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(HingeLoss<T>).Value(prediction, target);

    /// <summary><see cref="Hinge{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is −y where yf is below 1, else 0. The loss is max(0, 1 − yf). Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The score f.</param>
    /// <param name="target">The target y, −1 or 1.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T HingeGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(HingeLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="Hinge{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = max(0, 1 − yf). Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T Hinge<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(HingeLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="Hinge{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = max(0, 1 − yf). The derivative of ℓ is −y where yf is below 1, else 0; the mean divides it by n. Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T HingeGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(HingeLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct HingeLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => target * prediction >= T.One ? T.Zero : T.One - target * prediction;
    }
}
