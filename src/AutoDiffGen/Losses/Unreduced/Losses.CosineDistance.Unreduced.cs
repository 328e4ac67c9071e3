using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="CosineDistance{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = 1 − p·y/(‖p‖‖y‖) for each row. Source: PyTorch, <c>cosine_embedding_loss</c> of pairs that are to be alike.</remarks>
    /// <param name="prediction">The vectors p, as a matrix samples × length.</param>
    /// <param name="target">The vectors y, of the same shape.</param>
    /// <param name="length">The length of a vector.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    [Differentiable]
    public static void CosineDistance<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int length, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(default(CosineDistanceLoss<T>), prediction, target, length, losses);

    /// <summary><see cref="CosineDistance{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = 1 − p·y/(‖p‖‖y‖) for each row. The gradient (c·p/‖p‖ − y/‖y‖)/‖p‖, with c = p·y/(‖p‖‖y‖), of a row, times its dℓ, is added to dp. Source: PyTorch, <c>cosine_embedding_loss</c> of pairs that are to be alike.</remarks>
    /// <param name="prediction">The vectors p, as a matrix samples × length.</param>
    /// <param name="target">The vectors y, of the same shape.</param>
    /// <param name="length">The length of a vector.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    public static void CosineDistanceVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int length, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(default(CosineDistanceLoss<T>), prediction, target, length, losses, dPrediction, dLosses);

    /// <summary><see cref="CosineDistance{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = 1 − p·y/(‖p‖‖y‖) for each row. dℓ of a row is the product of the gradient (c·p/‖p‖ − y/‖y‖)/‖p‖, with c = p·y/(‖p‖‖y‖), and its dp. Source: PyTorch, <c>cosine_embedding_loss</c> of pairs that are to be alike.</remarks>
    /// <param name="prediction">The vectors p, as a matrix samples × length.</param>
    /// <param name="target">The vectors y, of the same shape.</param>
    /// <param name="length">The length of a vector.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length of a row is not positive.</exception>
    public static void CosineDistanceJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int length, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(default(CosineDistanceLoss<T>), prediction, target, length, losses, dPrediction, dLosses);
}
