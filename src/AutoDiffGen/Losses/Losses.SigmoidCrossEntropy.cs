using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The cross-entropy of a probability σ(z) that is given by its logit z: max(z, 0) − zy + log(1 + e^−|z|).</summary>
    /// <remarks>Finite for every finite z. With smoothing s, the target is y(1 − s) + s/2. Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The logit z.</param>
    /// <param name="target">The target y, from 0 to 1.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    [Differentiable]
    public static T SigmoidCrossEntropy<T>(T prediction, [Constant] T target, [Constant] double smoothing = 0) where T : unmanaged, IFloatingPointIeee754<T> =>
        new SigmoidCrossEntropyLoss<T>(smoothing).Value(prediction, target);

    /// <summary><see cref="SigmoidCrossEntropy{T}(T, T, double)"/> and its derivative.</summary>
    /// <remarks>The derivative is σ(z) − y. The loss is max(z, 0) − zy + log(1 + e^−|z|). Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The logit z.</param>
    /// <param name="target">The target y, from 0 to 1.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    public static T SigmoidCrossEntropyGradient<T>(T prediction, [Constant] T target, [Constant] double smoothing, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => new SigmoidCrossEntropyLoss<T>(smoothing).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="SigmoidCrossEntropy{T}(T, T, double)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = max(z, 0) − zy + log(1 + e^−|z|). Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    [Differentiable]
    public static T SigmoidCrossEntropy<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double smoothing = 0, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(new SigmoidCrossEntropyLoss<T>(smoothing), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="SigmoidCrossEntropy{T}(T, T, double)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = max(z, 0) − zy + log(1 + e^−|z|). The derivative of ℓ is σ(z) − y; the mean divides it by n. Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    public static T SigmoidCrossEntropyGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double smoothing, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(new SigmoidCrossEntropyLoss<T>(smoothing), prediction, target, reduction, dPrediction);

    private readonly partial struct SigmoidCrossEntropyLoss<T>(double smoothing) : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T keep = Widening.FromDouble<T>(1 - Option.Fraction(smoothing, nameof(smoothing)));

        private readonly T added = Widening.FromDouble<T>(0.5 * smoothing);

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => EntropyOfLogit(prediction, keep * target + added);
    }

    /// <summary>log(1 + eᶻ) − zy, as a product that stays 0 where the prediction is infinitely sure and right.</summary>
    private static T EntropyOfLogit<T>(T prediction, [Constant] T target) where T : unmanaged, IFloatingPointIeee754<T> => prediction > T.Zero
        ? Accurate.Weighted(T.One - target, prediction) + Activations.Softplus(-prediction)
        : Activations.Softplus(prediction) - Accurate.Weighted(target, prediction);
}
