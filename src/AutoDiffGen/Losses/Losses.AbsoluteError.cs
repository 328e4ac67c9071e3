using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The absolute error |p − y|.</summary>
    /// <remarks>In the units of the target. The mean over many is MAE. Source: PyTorch, <c>l1_loss</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    [Differentiable]
    public static T AbsoluteError<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(AbsoluteErrorLoss<T>).Value(prediction, target);

    /// <summary><see cref="AbsoluteError{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is sign(p − y): 0 at 0. The loss is |p − y|. Source: PyTorch, <c>l1_loss</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T AbsoluteErrorGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(AbsoluteErrorLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="AbsoluteError{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = |p − y|. Source: PyTorch, <c>l1_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T AbsoluteError<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(AbsoluteErrorLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="AbsoluteError{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = |p − y|. The derivative of ℓ is sign(p − y): 0 at 0; the mean divides it by n. Source: PyTorch, <c>l1_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T AbsoluteErrorGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(AbsoluteErrorLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct AbsoluteErrorLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => Accurate.Sign(prediction - target) * (prediction - target);
    }
}
