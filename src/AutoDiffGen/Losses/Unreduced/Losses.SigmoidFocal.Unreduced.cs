using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="SigmoidFocal{T}(T, T, double, double)"/> of each prediction, without a reduction.</summary>
    /// <remarks>ℓᵢ = α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α). Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <param name="losses">Overwritten with the loss of each prediction, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    [Differentiable]
    public static void SigmoidFocal<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double gamma, [Constant] double alpha, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Map(new SigmoidFocalLoss<T>(gamma, alpha), prediction, target, losses);

    /// <summary><see cref="SigmoidFocal{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, double, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓᵢ = α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α). The derivative ℓ′ is α′(1 − q)^γ·[σ(z) − y + γ·CE·(1 − 2y)σ(z)σ(−z)/(1 − q)]; dp += ℓ′·dℓ. Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    public static void SigmoidFocalVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double gamma, [Constant] double alpha, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Vjp(new SigmoidFocalLoss<T>(gamma, alpha), prediction, target, losses, dPrediction, dLosses);

    /// <summary><see cref="SigmoidFocal{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, double, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓᵢ = α′(1 − q)^γ·CE, q = yσ(z) + (1 − y)(1 − σ(z)), α′ = yα + (1 − y)(1 − α). The derivative ℓ′ is α′(1 − q)^γ·[σ(z) − y + γ·CE·(1 − 2y)σ(z)σ(−z)/(1 − q)]; dℓ = ℓ′·dp. Source: Lin et al. 2017; torchvision, <c>sigmoid_focal_loss</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="gamma">The focus γ.</param>
    /// <param name="alpha">The weight α of the targets that are 1.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative or not finite, or α not between 0 and 1.</exception>
    public static void SigmoidFocalJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double gamma, [Constant] double alpha, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Jvp(new SigmoidFocalLoss<T>(gamma, alpha), prediction, target, losses, dPrediction, dLosses);
}
