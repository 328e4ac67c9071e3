using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="Quantile{T}(T, T, double)"/> of each prediction, without a reduction.</summary>
    /// <remarks>ℓᵢ = τe where e = y − p is positive, else (τ − 1)e. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <param name="losses">Overwritten with the loss of each prediction, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    [Differentiable]
    public static void Quantile<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double quantile, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Map(new QuantileLoss<T>(quantile), prediction, target, losses);

    /// <summary><see cref="Quantile{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓᵢ = τe where e = y − p is positive, else (τ − 1)e. The derivative ℓ′ is −τ where p is below y, 1 − τ above; 0 at y; dp += ℓ′·dℓ. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    public static void QuantileVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double quantile, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Vjp(new QuantileLoss<T>(quantile), prediction, target, losses, dPrediction, dLosses);

    /// <summary><see cref="Quantile{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓᵢ = τe where e = y − p is positive, else (τ − 1)e. The derivative ℓ′ is −τ where p is below y, 1 − τ above; 0 at y; dℓ = ℓ′·dp. Source: Koenker and Bassett 1978.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="quantile">The quantile τ, from 0 to 1; with ½ it is half the absolute error.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is not between 0 and 1.</exception>
    public static void QuantileJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double quantile, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Jvp(new QuantileLoss<T>(quantile), prediction, target, losses, dPrediction, dLosses);
}
