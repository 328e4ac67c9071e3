using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="SigmoidCrossEntropy{T}(T, T, double)"/> of each prediction, without a reduction.</summary>
    /// <remarks>ℓᵢ = max(z, 0) − zy + log(1 + e^−|z|). Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each prediction, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    [Differentiable]
    public static void SigmoidCrossEntropy<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double smoothing, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Map(new SigmoidCrossEntropyLoss<T>(smoothing), prediction, target, losses);

    /// <summary><see cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓᵢ = max(z, 0) − zy + log(1 + e^−|z|). The derivative ℓ′ is σ(z) − y; dp += ℓ′·dℓ. Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    public static void SigmoidCrossEntropyVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double smoothing, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Vjp(new SigmoidCrossEntropyLoss<T>(smoothing), prediction, target, losses, dPrediction, dLosses);

    /// <summary><see cref="SigmoidCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓᵢ = max(z, 0) − zy + log(1 + e^−|z|). The derivative ℓ′ is σ(z) − y; dℓ = ℓ′·dp. Source: PyTorch, <c>binary_cross_entropy_with_logits</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not between 0 and 1.</exception>
    public static void SigmoidCrossEntropyJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double smoothing, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Jvp(new SigmoidCrossEntropyLoss<T>(smoothing), prediction, target, losses, dPrediction, dLosses);
}
