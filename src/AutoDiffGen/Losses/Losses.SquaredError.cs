using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The squared error (p − y)², without a factor ½.</summary>
    /// <remarks>In the units of the target, squared. The mean over many is MSE. Source: PyTorch, <c>mse_loss</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    [Differentiable]
    public static T SquaredError<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SquaredErrorLoss<T>).Value(prediction, target);

    /// <summary><see cref="SquaredError{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 2(p − y). The loss is (p − y)². Source: PyTorch, <c>mse_loss</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T SquaredErrorGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(SquaredErrorLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="SquaredError{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = (p − y)². Source: PyTorch, <c>mse_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T SquaredError<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(SquaredErrorLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="SquaredError{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = (p − y)². The derivative of ℓ is 2(p − y); the mean divides it by n. Source: PyTorch, <c>mse_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T SquaredErrorGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(SquaredErrorLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct SquaredErrorLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => (prediction - target) * (prediction - target);
    }
}
