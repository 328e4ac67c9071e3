using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The cross-entropy of a logit, weighted down where the prediction is right already: α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α).</summary>
    /// <remarks>Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>. With γ = 0 and α = ½ it is half the cross-entropy.</remarks>
    /// <param name="prediction">The logit z.</param>
    /// <param name="target">The target y, from 0 to 1.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    [Differentiable]
    public static T SigmoidFocal<T>(T prediction, [Constant] T target, [Constant] double gamma = 2, [Constant] double alpha = 0.25) where T : unmanaged, IFloatingPointIeee754<T> =>
        new SigmoidFocalLoss<T>(gamma, alpha).Value(prediction, target);

    /// <summary><see cref="SigmoidFocal{T}(T, T, double, double)"/> and its derivative.</summary>
    /// <remarks>The derivative is α′(1 − q)^γ·[σ(z) − y + γ·CE·(1 − 2y)σ(z)σ(−z)/(1 − q)]. The loss is α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α). Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>.</remarks>
    /// <param name="prediction">The logit z.</param>
    /// <param name="target">The target y, from 0 to 1.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <param name="dPrediction">The derivative by the prediction.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    public static T SigmoidFocalGradient<T>(T prediction, [Constant] T target, [Constant] double gamma, [Constant] double alpha, out T dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => new SigmoidFocalLoss<T>(gamma, alpha).ValueGradient(prediction, target, out dPrediction);

    /// <summary>The mean or the sum of <see cref="SigmoidFocal{T}(T, T, double, double)"/>.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α). Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    [Differentiable]
    public static T SigmoidFocal<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double gamma = 2, [Constant] double alpha = 0.25, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Reduce(new SigmoidFocalLoss<T>(gamma, alpha), prediction, target, reduction);

    /// <summary>The mean or the sum of <see cref="SigmoidFocal{T}(T, T, double, double)"/>, and its gradient.</summary>
    /// <remarks>Σℓ/n over the n predictions, or Σℓ, with ℓ = α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α). The derivative of ℓ is α′(1 − q)^γ·[σ(z) − y + γ·CE·(1 − 2y)σ(z)σ(−z)/(1 − q)]; the mean divides it by n. Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the predictions.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    public static T SigmoidFocalGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double gamma, [Constant] double alpha, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> => Pointwise.Gradient(new SigmoidFocalLoss<T>(gamma, alpha), prediction, target, reduction, dPrediction);

    private readonly partial struct SigmoidFocalLoss<T>(double gamma, double alpha) : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T balance = Widening.FromDouble<T>(Option.Fraction(alpha, nameof(alpha)));

        private readonly T focus = Widening.FromDouble<T>(Option.NotNegative(gamma, nameof(gamma)));

        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target)
        {
            T entropy = EntropyOfLogit(prediction, target);
            T wrong = Activations.Sigmoid(prediction) * (T.One - target) + Activations.Sigmoid(-prediction) * target;
            T weight = (target * balance + (T.One - target) * (T.One - balance)) * Accurate.Power(wrong, focus);
            return Accurate.Product(weight, entropy);
        }
    }
}
