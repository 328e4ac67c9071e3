using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The squared loss of a support vector machine, max(0, 1 − yf)².</summary>
    /// <remarks>The target is −1 or 1. Source: Keras, <c>SquaredHinge</c>.</remarks>
    /// <param name="prediction">The score f.</param>
    /// <param name="target">The target y, −1 or 1.</param>
    [Differentiable]
    public static T SquaredHinge<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SquaredHingeLoss<T>).Value(prediction, target);

    /// <summary><see cref="SquaredHinge{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is −2y·max(0, 1 − yf). The loss is max(0, 1 − yf)². Source: Keras, <c>SquaredHinge</c>.</remarks>
    /// <param name="prediction">The score f.</param>
    /// <param name="target">The target y, −1 or 1.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T SquaredHingeGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(SquaredHingeLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="SquaredHinge{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = max(0, 1 − yf)². Source: Keras, <c>SquaredHinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T SquaredHinge<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(SquaredHingeLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="SquaredHinge{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = max(0, 1 − yf)². The derivative of ℓ is −2y·max(0, 1 − yf); the mean divides it by n. Source: Keras, <c>SquaredHinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T SquaredHingeGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(SquaredHingeLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct SquaredHingeLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target)
        {
            T lacking = T.One - target * prediction;
            return lacking <= T.Zero ? T.Zero : lacking * lacking;
        }
    }
}
