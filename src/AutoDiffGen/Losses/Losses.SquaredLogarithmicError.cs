using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The squared error of logarithms, (log(1 + p) − log(1 + y))².</summary>
    /// <remarks>Both count as at least 10⁻⁷. The mean over many is MSLE. Source: Keras, <c>MeanSquaredLogarithmicError</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    [Differentiable]
    public static T SquaredLogarithmicError<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(SquaredLogarithmicErrorLoss<T>).Value(prediction, target);

    /// <summary><see cref="SquaredLogarithmicError{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 2(log(1 + p) − log(1 + y))/(1 + p) where p is above 10⁻⁷, else 0. The loss is (log(1 + p) − log(1 + y))². Source: Keras, <c>MeanSquaredLogarithmicError</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T SquaredLogarithmicErrorGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(SquaredLogarithmicErrorLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="SquaredLogarithmicError{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = (log(1 + p) − log(1 + y))². Source: Keras, <c>MeanSquaredLogarithmicError</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T SquaredLogarithmicError<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(SquaredLogarithmicErrorLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="SquaredLogarithmicError{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = (log(1 + p) − log(1 + y))². The derivative of ℓ is 2(log(1 + p) − log(1 + y))/(1 + p) where p is above 10⁻⁷, else 0; the mean divides it by n. Source: Keras, <c>MeanSquaredLogarithmicError</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T SquaredLogarithmicErrorGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(SquaredLogarithmicErrorLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct SquaredLogarithmicErrorLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static T Least => Widening.FromDouble<T>(1e-7);

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target)
        {
            T error = Accurate.LogOnePlus(T.Max(prediction, Least)) - Accurate.LogOnePlus(T.Max(target, Least));
            return error * error;
        }
    }
}
