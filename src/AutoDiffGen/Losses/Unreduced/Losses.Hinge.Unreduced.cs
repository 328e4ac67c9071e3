using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="Hinge{T}(T, T)"/> of each prediction, without a reduction.</summary>
    /// <remarks>ℓᵢ = max(0, 1 − yf). Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="losses">Overwritten with the loss of each prediction, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the losses overlap an argument.</exception>
    [Differentiable]
    public static void Hinge<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Map(default(HingeLoss<T>), prediction, target, losses);

    /// <summary><see cref="Hinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓᵢ = max(0, 1 − yf). The derivative ℓ′ is −y where yf is below 1, else 0; dp += ℓ′·dℓ. Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    public static void HingeVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Vjp(default(HingeLoss<T>), prediction, target, losses, dPrediction, dLosses);

    /// <summary><see cref="Hinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓᵢ = max(0, 1 − yf). The derivative ℓ′ is −y where yf is below 1, else 0; dℓ = ℓ′·dp. Source: Keras, <c>Hinge</c>.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    public static void HingeJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Jvp(default(HingeLoss<T>), prediction, target, losses, dPrediction, dLosses);
}
