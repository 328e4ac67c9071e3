using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = Σyⱼ log(yⱼ/pⱼ) for each row, in nats. Source: Kullback and Leibler 1951.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    [Differentiable]
    public static void KullbackLeibler<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(default(RowOf<T, KullbackLeiblerLoss<T>>), prediction, target, classes, losses);

    /// <summary><see cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = Σyⱼ log(yⱼ/pⱼ) for each row, in nats. The gradient −y/p of a row, times its dℓ, is added to dp. Source: Kullback and Leibler 1951.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void KullbackLeiblerVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(default(RowOf<T, KullbackLeiblerLoss<T>>), prediction, target, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="KullbackLeibler{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = Σyⱼ log(yⱼ/pⱼ) for each row, in nats. dℓ of a row is the product of the gradient −y/p and its dp. Source: Kullback and Leibler 1951.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void KullbackLeiblerJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(default(RowOf<T, KullbackLeiblerLoss<T>>), prediction, target, classes, losses, dPrediction, dLosses);
}
