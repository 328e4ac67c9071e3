using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = −log p_label for each row; logarithms count as at least −100, and their derivatives as at most 10¹². Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The predictions are no whole rows, or the labels are not one for each, or not among the classes, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    [Differentiable]
    public static void CategoricalCrossEntropy<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(new LabelledCategoricalLoss<T>(classes), prediction, labels, classes, losses);

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = −log p_label for each row; logarithms count as at least −100, and their derivatives as at most 10¹². The gradient −1/p for the label, else 0, of a row, times its dℓ, is added to dp. Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The predictions are no whole rows, or the labels are not one for each, or not among the classes, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void CategoricalCrossEntropyVjp<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(new LabelledCategoricalLoss<T>(classes), prediction, labels, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = −log p_label for each row; logarithms count as at least −100, and their derivatives as at most 10¹². dℓ of a row is the product of the gradient −1/p for the label, else 0, and its dp. Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The predictions are no whole rows, or the labels are not one for each, or not among the classes, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void CategoricalCrossEntropyJvp<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(new LabelledCategoricalLoss<T>(classes), prediction, labels, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = −Σyⱼ log pⱼ for each row; logarithms count as at least −100, and their derivatives as at most 10¹². Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    [Differentiable]
    public static void CategoricalCrossEntropy<T>(ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(default(RowOf<T, CategoricalCrossEntropyLoss<T>>), prediction, target, classes, losses);

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = −Σyⱼ log pⱼ for each row; logarithms count as at least −100, and their derivatives as at most 10¹². The gradient −y/p of a row, times its dℓ, is added to dp. Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void CategoricalCrossEntropyVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(default(RowOf<T, CategoricalCrossEntropyLoss<T>>), prediction, target, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = −Σyⱼ log pⱼ for each row; logarithms count as at least −100, and their derivatives as at most 10¹². dℓ of a row is the product of the gradient −y/p and its dp. Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static void CategoricalCrossEntropyJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(default(RowOf<T, CategoricalCrossEntropyLoss<T>>), prediction, target, classes, losses, dPrediction, dLosses);

    private readonly struct LabelledCategoricalLoss<T>(int classes) : IRowLoss<T, int> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<int> target) => CategoricalCrossEntropy(prediction, target, classes, Reduction.Sum);

        public T ValueGradient(ReadOnlySpan<T> prediction, ReadOnlySpan<int> target, Span<T> dPrediction) =>
            CategoricalCrossEntropyGradient(prediction, target, classes, Reduction.Sum, dPrediction);
    }
}
