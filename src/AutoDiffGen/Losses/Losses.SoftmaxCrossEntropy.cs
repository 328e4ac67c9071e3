using System.Numerics;

namespace AutoDiffGen.Training;

public static partial class Losses
{
    /// <summary>The cross-entropy of probabilities that are given by logits, of one row for each sample: log Σe^zⱼ − z_label.</summary>
    /// <remarks>
    /// Finite for all finite logits, and where other logits are −∞. With smoothing s over K classes, the label has the probability 1 − s + s/K and every
    /// other class s/K. Source: PyTorch, <c>cross_entropy</c>.
    /// </remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <exception cref="ArgumentException">The logits are no whole rows, or the labels are not one for each, or not among the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    [Differentiable]
    public static T SoftmaxCrossEntropy<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, [Constant] double smoothing = 0, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SparseTargets targets = SparseTargets.Of(prediction, labels, classes, smoothing);
        double sum = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<T> logits = prediction.Slice(row * classes, classes);
            sum += targets.CrossEntropy(logits, labels[row], LogPartition<T>.Of(logits, []));
        }

        return Widening.FromDouble<T>(sum * LossShapes.Weight(reduction, labels.Length));
    }

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{int}, int, double, Reduction)"/> and its gradient, softmax(z) − y.</summary>
    /// <remarks>Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the logits.</param>
    /// <exception cref="ArgumentException">The logits are no whole rows, or the labels are not one for each, or not among the classes; or the gradient is not as long as the logits, or overlaps them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    public static T SoftmaxCrossEntropyGradient<T>(
        ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, [Constant] double smoothing, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        SparseTargets targets = SparseTargets.Of(prediction, labels, classes, smoothing);
        LossShapes.RequireGradient(prediction, [], dPrediction);
        double sum = 0, weight = LossShapes.Weight(reduction, labels.Length);
        T factor = Widening.FromDouble<T>(weight);
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<T> logits = prediction.Slice(row * classes, classes);
            Span<T> slope = dPrediction.Slice(row * classes, classes);
            sum += targets.CrossEntropy(logits, labels[row], LogPartition<T>.Of(logits, slope));
            for (int k = 0; k < classes; k++) slope[k] = (slope[k] - targets.Probability<T>(k, labels[row])) * factor;
        }

        return Widening.FromDouble<T>(sum * weight);
    }

    /// <summary>The cross-entropy of probabilities that are given by logits, with a distribution as the target of each sample: −Σyⱼ log softmax(z)ⱼ.</summary>
    /// <remarks>A class of probability 0 adds nothing, even where its logit is −∞. With smoothing s over K classes, the target is y(1 − s) + s/K. Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y of the classes, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    [Differentiable]
    public static T SoftmaxCrossEntropy<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, [Constant] double smoothing = 0, Reduction reduction = Reduction.Mean)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LossShapes.RequireTarget(prediction, target);
        int rows = LossShapes.Rows(prediction, classes);
        var dense = new DenseTargets(classes, Option.Fraction(smoothing, nameof(smoothing)));
        double sum = 0;
        for (int start = 0; start < prediction.Length; start += classes)
        {
            ReadOnlySpan<T> logits = prediction.Slice(start, classes);
            sum += dense.CrossEntropy(logits, target.Slice(start, classes), LogPartition<T>.Of(logits, []), out _);
        }

        return Widening.FromDouble<T>(sum * LossShapes.Weight(reduction, rows));
    }

    /// <summary><see cref="SoftmaxCrossEntropy{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, int, double, Reduction)"/> and its gradient, Σy·softmax(z) − y.</summary>
    /// <remarks>Source: PyTorch, <c>cross_entropy</c>.</remarks>
    /// <param name="prediction">The logits, as a matrix samples × classes.</param>
    /// <param name="target">The probabilities y of the classes, of the same shape.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="smoothing">The label smoothing s, from 0 to 1.</param>
    /// <param name="reduction">Whether it is the mean or the sum over the samples.</param>
    /// <param name="dPrediction">Overwritten with the derivatives by the logits.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are no whole rows, or the gradient overlaps an argument.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of classes is not positive, or the smoothing not between 0 and 1.</exception>
    public static T SoftmaxCrossEntropyGradient<T>(
        ReadOnlySpan<T> prediction, [Constant] ReadOnlySpan<T> target, int classes, [Constant] double smoothing, Reduction reduction, Span<T> dPrediction)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        LossShapes.RequireTarget(prediction, target);
        int rows = LossShapes.Rows(prediction, classes);
        LossShapes.RequireGradient(prediction, target, dPrediction);
        var dense = new DenseTargets(classes, Option.Fraction(smoothing, nameof(smoothing)));
        double sum = 0, weight = LossShapes.Weight(reduction, rows);
        T factor = Widening.FromDouble<T>(weight);
        for (int start = 0; start < prediction.Length; start += classes)
        {
            ReadOnlySpan<T> logits = prediction.Slice(start, classes), y = target.Slice(start, classes);
            Span<T> slope = dPrediction.Slice(start, classes);
            sum += dense.CrossEntropy(logits, y, LogPartition<T>.Of(logits, slope), out T mass);
            for (int k = 0; k < classes; k++) slope[k] = (mass * slope[k] - dense.Smooth(y[k])) * factor;
        }

        return Widening.FromDouble<T>(sum * weight);
    }
}
