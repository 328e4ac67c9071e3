using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, double, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = log Σe^zⱼ − z_label for each row. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The predictions are no whole rows, or the labels are not one for each, or not among the classes, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    [Differentiable]
    public static void SoftmaxCrossEntropy<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, [Constant] double smoothing, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(new LabelledSoftmaxLoss<T>(classes, smoothing), prediction, labels, classes, losses);

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, double, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = log Σe^zⱼ − z_label for each row. The gradient softmax(z) − y of a row, times its dℓ, is added to dp. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The predictions are no whole rows, or the labels are not one for each, or not among the classes, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    public static void SoftmaxCrossEntropyVjp<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, [Constant] double smoothing, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(new LabelledSoftmaxLoss<T>(classes, smoothing), prediction, labels, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, double, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = log Σe^zⱼ − z_label for each row. dℓ of a row is the product of the gradient softmax(z) − y and its dp. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The predictions are no whole rows, or the labels are not one for each, or not among the classes, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    public static void SoftmaxCrossEntropyJvp<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, [Constant] double smoothing, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(new LabelledSoftmaxLoss<T>(classes, smoothing), prediction, labels, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, double, Reduction)"/> of each row, without a reduction.</summary>
    /// <remarks>ℓ = −Σyⱼ log softmax(z)ⱼ for each row. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y of the classes, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each row, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the losses overlap an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    [Differentiable]
    public static void SoftmaxCrossEntropy<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, [Constant] double smoothing, Span<T> losses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Map(new SoftmaxLoss<T>(classes, smoothing), prediction, target, classes, losses);

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, double, Span{T})"/>, and the derivatives of what follows carried back.</summary>
    /// <remarks>ℓ = −Σyⱼ log softmax(z)ⱼ for each row. The gradient Σy·softmax(z) − y of a row, times its dℓ, is added to dp. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y of the classes, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The derivatives by the predictions, to which are added.</param>
    /// <param name="dLosses">The derivatives by the losses; 0 afterwards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    public static void SoftmaxCrossEntropyVjp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, [Constant] double smoothing, Span<T> losses, Span<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Vjp(new SoftmaxLoss<T>(classes, smoothing), prediction, target, classes, losses, dPrediction, dLosses);

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, double, Span{T})"/>, and their derivatives along a direction.</summary>
    /// <remarks>ℓ = −Σyⱼ log softmax(z)ⱼ for each row. dℓ of a row is the product of the gradient Σy·softmax(z) − y and its dp. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y of the classes, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="losses">Overwritten with the loss of each row.</param>
    /// <param name="dPrediction">The direction of the predictions.</param>
    /// <param name="dLosses">Overwritten with the derivatives of the losses along it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or spans that are written overlap others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    public static void SoftmaxCrossEntropyJvp<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, [Constant] double smoothing, Span<T> losses, ReadOnlySpan<T> dPrediction, Span<T> dLosses)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        RowLosses.Jvp(new SoftmaxLoss<T>(classes, smoothing), prediction, target, classes, losses, dPrediction, dLosses);

    private readonly struct LabelledSoftmaxLoss<T>(int classes, double smoothing) : IRowLoss<T, int> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<int> target) => SoftmaxCrossEntropy(prediction, target, classes, smoothing, Reduction.Sum);

        public T ValueGradient(ReadOnlySpan<T> prediction, ReadOnlySpan<int> target, Span<T> dPrediction) =>
            SoftmaxCrossEntropyGradient(prediction, target, classes, smoothing, Reduction.Sum, dPrediction);
    }

    private readonly struct SoftmaxLoss<T>(int classes, double smoothing) : IRowLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T Value(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) => SoftmaxCrossEntropy(prediction, target, classes, smoothing, Reduction.Sum);

        public T ValueGradient(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, Span<T> dPrediction) =>
            SoftmaxCrossEntropyGradient(prediction, target, classes, smoothing, Reduction.Sum, dPrediction);
    }
}
