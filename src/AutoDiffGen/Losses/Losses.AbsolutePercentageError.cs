using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The absolute error in percent of the target: 100·|p − y|/max(|y|, 10⁻⁷).</summary>
    /// <remarks>The mean over many is MAPE. Source: Keras, <c>MeanAbsolutePercentageError</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    [Differentiable]
    public static T AbsolutePercentageError<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> =>
        default(AbsolutePercentageErrorLoss<T>).Value(prediction, target);

    /// <summary><see cref="AbsolutePercentageError{T}(T, T)"/> and its derivative.</summary>
    /// <remarks>The derivative is 100·sign(p − y)/max(|y|, 10⁻⁷). The loss is 100·|p − y|/max(|y|, 10⁻⁷). Source: Keras, <c>MeanAbsolutePercentageError</c>.</remarks>
    /// <param name="prediction">The prediction p.</param>
    /// <param name="target">The target y.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    public static T AbsolutePercentageErrorGradient<T>(T prediction, [Constant] T target, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => default(AbsolutePercentageErrorLoss<T>).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="AbsolutePercentageError{T}(T, T)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = 100·|p − y|/max(|y|, 10⁻⁷). Source: Keras, <c>MeanAbsolutePercentageError</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [Differentiable]
    public static T AbsolutePercentageError<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(default(AbsolutePercentageErrorLoss<T>), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="AbsolutePercentageError{T}(T, T)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = 100·|p − y|/max(|y|, 10⁻⁷). The derivative of ℓ is 100·sign(p − y)/max(|y|, 10⁻⁷); the mean divides it by n. Source: Keras, <c>MeanAbsolutePercentageError</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    public static T AbsolutePercentageErrorGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(default(AbsolutePercentageErrorLoss<T>), prediction, target, reduction, dPrediction);

    private readonly partial struct AbsolutePercentageErrorLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private static T Percent(T target) => Widening.FromDouble<T>(100) / T.Max(T.Abs(target), Widening.FromDouble<T>(1e-7));

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => Percent(target) * Accurate.Sign(prediction - target) * (prediction - target);
    }
}
