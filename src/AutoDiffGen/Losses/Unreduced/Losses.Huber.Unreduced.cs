using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="Huber{T}(T, T, double)"/> of each prediction, without a reduction.</summary>
    /// <remarks>ℓᵢ = ½e² where |e| ≤ δ, else δ(|e| − ½δ), e = p − y. Source: Huber 1964.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <param name="losses">Overwritten with the loss of each prediction, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    [Differentiable]
    public static void Huber<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double delta, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Map(new HuberLoss<T>(delta), prediction, target, losses);

    /// <summary><see cref="Huber{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓᵢ = ½e² where |e| ≤ δ, else δ(|e| − ½δ), e = p − y. The derivative ℓ′ is e, brought into ±δ; dp += ℓ′·dℓ. Source: Huber 1964.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    public static void HuberVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double delta, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Vjp(new HuberLoss<T>(delta), prediction, target, losses, dPrediction, dLosses);

    /// <summary><see cref="Huber{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, double, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓᵢ = ½e² where |e| ≤ δ, else δ(|e| − ½δ), e = p − y. The derivative ℓ′ is e, brought into ±δ; dℓ = ℓ′·dp. Source: Huber 1964.</remarks>
    /// <param name="prediction">The predictions, of any shape.</param>
    /// <param name="target">The targets, of the same shape.</param>
    /// <param name="delta">The error δ from which it is linear.</param>
    /// <param name="losses">Overwritten with the loss of each prediction.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not finite and positive.</exception>
    public static void HuberJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, [Constant] double delta, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        PointwiseLosses.Jvp(new HuberLoss<T>(delta), prediction, target, losses, dPrediction, dLosses);
}
