using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="CategoricalHinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = max(0, 1 + maxⱼ (1 − yⱼ)fⱼ − Σyⱼfⱼ) for each row. Source: Keras, <c>CategoricalHinge</c>.</remarks>
    /// <param name="prediction">The scores f, as a matrix samples × classes.</param>
    /// <param name="target">The targets y, 1 for the class of the sample and 0 for the others, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    [Differentiable]
    public static void CategoricalHinge<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(default(CategoricalHingeLoss<T>), prediction, target, classes, losses);

    /// <summary><see cref="CategoricalHinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = max(0, 1 + maxⱼ (1 − yⱼ)fⱼ − Σyⱼfⱼ) for each row. The gradient, where ℓ is positive −yⱼ, and 1 − yₘ more for the class m of the maximum, else 0, of a row, times its dℓ, is added to dp. Source: Keras, <c>CategoricalHinge</c>.</remarks>
    /// <param name="prediction">The scores f, as a matrix samples × classes.</param>
    /// <param name="target">The targets y, 1 for the class of the sample and 0 for the others, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void CategoricalHingeVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(default(CategoricalHingeLoss<T>), prediction, target, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="CategoricalHinge{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = max(0, 1 + maxⱼ (1 − yⱼ)fⱼ − Σyⱼfⱼ) for each row. dℓ of a row is the product of the gradient, where ℓ is positive −yⱼ, and 1 − yₘ more for the class m of the maximum, else 0, and its dp. Source: Keras, <c>CategoricalHinge</c>.</remarks>
    /// <param name="prediction">The scores f, as a matrix samples × classes.</param>
    /// <param name="target">The targets y, 1 for the class of the sample and 0 for the others, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void CategoricalHingeJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(default(CategoricalHingeLoss<T>), prediction, target, classes, losses, dPrediction, dLosses);
}
