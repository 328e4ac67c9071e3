using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The cross-entropy of probabilities, of one row for each sample: −log p_label.</summary>
    /// <remarks>
    /// Each row should sum to 1; it is not normalised here. The logarithms count as at least −100, and their derivatives as at most 10¹².
    /// Prefer <see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, double, Reduction)"/>, which needs no bounds.
    /// Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.
    /// </remarks>
    /// <param name="prediction">The probabilities, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <exception cref="ArgumentException">The probabilities are no whole rows, or the labels are not one for each, or not among the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    [Differentiable]
    public static T CategoricalCrossEntropy<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LossShapes.RequireLabels(labels, LossShapes.Rows(prediction, classes), classes);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++) sum -= Widening.ToDouble(Probability.Log(prediction[row * classes + labels[row]]));
        return Widening.FromDouble<T>(sum * LossShapes.Weight(reduction, labels.Length));
    }

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, Reduction)"/> and its gradient: −1/p for the label, else 0.</summary>
    /// <remarks>Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the probabilities.</param>
    /// <exception cref="ArgumentException">The probabilities are no whole rows, or the labels are not one for each, or not among the classes; or the gradient is not as long, or overlaps.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static T CategoricalCrossEntropyGradient<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LossShapes.RequireLabels(labels, LossShapes.Rows(prediction, classes), classes);
        LossShapes.RequireGradient(prediction, [], dPrediction);
        double sum = 0, weight = LossShapes.Weight(reduction, labels.Length);
        T factor = Widening.FromDouble<T>(weight);
        dPrediction.Clear();
        for (int row = 0; row < labels.Length; row++)
        {
            int place = row * classes + labels[row];
            sum -= Widening.ToDouble(Probability.Log(prediction[place]));
            dPrediction[place] = -Probability.Inverse(prediction[place]) * factor;
        }

        return Widening.FromDouble<T>(sum * weight);
    }

    /// <summary>The cross-entropy of probabilities, with a distribution as the target of each sample: −Σyⱼ log pⱼ.</summary>
    /// <remarks>Each row should sum to 1; it is not normalised here. The logarithms count as at least −100, and their derivatives as at most 10¹². Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    [Differentiable]
    public static T CategoricalCrossEntropy<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Rowwise.ReduceCells(default(CategoricalCrossEntropyLoss<T>), prediction, target, classes, reduction);

    /// <summary><see cref="CategoricalCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Reduction)"/> and its gradient, −y/p.</summary>
    /// <remarks>Source: Keras, <c>CategoricalCrossentropy</c> and <c>SparseCategoricalCrossentropy</c>; the bounds are those of PyTorch, <c>binary_cross_entropy</c>.</remarks>
    /// <param name="prediction">The probabilities p, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the probabilities p.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive.</exception>
    public static T CategoricalCrossEntropyGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Rowwise.GradientOfCells(default(CategoricalCrossEntropyLoss<T>), prediction, target, classes, reduction, dPrediction);

    private readonly partial struct CategoricalCrossEntropyLoss<T> : IPointwiseLoss<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        [Differentiable(Derivatives = Derivatives.Gradient)]
        public T Value(T prediction, [Constant] T target) => T.IsZero(target) ? T.Zero : -target * Probability.Log(prediction);
    }
}
