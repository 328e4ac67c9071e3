using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>A number that says how good a model is on some data. Metrics are immutable; those of a <see cref="Trainer{T}"/> are measured at the end of each epoch.</summary>
/// <remarks>
/// A classifier gives scores, as a matrix rows × classes; the class that it predicts is the first one with the highest score, and none where a score is NaN.
/// Where a fraction has the denominator 0, it counts as 0.
/// </remarks>
public sealed class Metric
{
    private readonly Func<MetricState> start;

    private Metric(bool largerIsBetter, Func<MetricState> start) => (LargerIsBetter, this.start) = (largerIsBetter, start);

    /// <summary>Whether larger values are better.</summary>
    public bool LargerIsBetter { get; }

    /// <summary>The fraction of the rows whose class is predicted.</summary>
    /// <param name="scores">The scores of a batch: rows × classes.</param>
    /// <param name="labels">The name of the column of labels.</param>
    public static Metric Accuracy<T>(Func<Batch, Tensor<T>> scores, string labels) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfConfusion(scores, labels, static matrix => matrix.Accuracy);

    /// <summary>The fraction of the rows whose class is among the k with the highest scores; of equal scores, the first classes count as higher.</summary>
    /// <param name="scores">The scores of a batch: rows × classes.</param>
    /// <param name="labels">The name of the column of labels.</param>
    /// <param name="k">How many classes count.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not positive.</exception>
    public static Metric TopK<T>(Func<Batch, Tensor<T>> scores, string labels, int k) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return new(true, () => new MeanState(batch => Ranking.MeanInTop(scores(batch), batch.Labels(labels), k)));
    }

    /// <summary>tp/(tp + fp): how many of the rows predicted to be of a class are.</summary>
    /// <param name="scores">The scores of a batch: rows × classes.</param>
    /// <param name="labels">The name of the column of labels.</param>
    /// <param name="positive">The class; null for the mean over all classes that occur or are predicted (macro average).</param>
    public static Metric Precision<T>(Func<Batch, Tensor<T>> scores, string labels, int? positive = null) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfConfusion(scores, labels, matrix => positive is { } label ? matrix.Precision(label) : matrix.Mean(matrix.Precision));

    /// <summary>tp/(tp + fn): how many of the rows of a class are predicted to be.</summary>
    /// <param name="scores">The scores of a batch: rows × classes.</param>
    /// <param name="labels">The name of the column of labels.</param>
    /// <param name="positive">The class; null for the mean over all classes that occur or are predicted (macro average).</param>
    public static Metric Recall<T>(Func<Batch, Tensor<T>> scores, string labels, int? positive = null) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfConfusion(scores, labels, matrix => positive is { } label ? matrix.Recall(label) : matrix.Mean(matrix.Recall));

    /// <summary>2tp/(2tp + fp + fn), the harmonic mean of precision and recall.</summary>
    /// <param name="scores">The scores of a batch: rows × classes.</param>
    /// <param name="labels">The name of the column of labels.</param>
    /// <param name="positive">The class; null for the mean over all classes that occur or are predicted (macro average).</param>
    public static Metric F1<T>(Func<Batch, Tensor<T>> scores, string labels, int? positive = null) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfConfusion(scores, labels, matrix => positive is { } label ? matrix.F1(label) : matrix.Mean(matrix.F1));

    /// <summary>The fraction of the rows on the right side of a threshold, for a classifier with one score and labels 0 and 1.</summary>
    /// <param name="scores">The scores of a batch, one for each row.</param>
    /// <param name="labels">The name of the column of labels.</param>
    /// <param name="threshold">A score above it predicts 1: 0.5 for probabilities, 0 for logits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite.</exception>
    public static Metric BinaryAccuracy<T>(Func<Batch, Tensor<T>> scores, string labels, double threshold = 0.5) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Option.Finite(threshold, nameof(threshold));
        return new(true, () => new MeanState(batch => Ranking.MeanRight(scores(batch), batch.Labels(labels), threshold)));
    }

    /// <summary>
    /// The area under the receiver operating characteristic: the probability that a row with the label 1 has a higher score than one with the label 0, equal scores
    /// counting half. NaN where only one of the labels occurs. It keeps all scores.
    /// </summary>
    /// <param name="scores">The scores of a batch, one for each row.</param>
    /// <param name="labels">The name of the column of labels, 0 and 1.</param>
    public static Metric AreaUnderCurve<T>(Func<Batch, Tensor<T>> scores, string labels) where T : unmanaged, IFloatingPointIeee754<T> =>
        new(true, () => new AreaState<T>(scores, labels));

    /// <summary>The mean of |p − y|.</summary>
    /// <param name="predictions">The predictions p of a batch.</param>
    /// <param name="targets">The name of the column of y, as many numbers for each row.</param>
    public static Metric MeanAbsoluteError<T>(Func<Batch, Tensor<T>> predictions, string targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfErrors(predictions, targets, false, static errors => errors.MeanAbsolute);

    /// <summary>The mean of (p − y)².</summary>
    /// <param name="predictions">The predictions p of a batch.</param>
    /// <param name="targets">The name of the column of y, as many numbers for each row.</param>
    public static Metric MeanSquaredError<T>(Func<Batch, Tensor<T>> predictions, string targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfErrors(predictions, targets, false, static errors => errors.MeanSquare);

    /// <summary>The root of the mean of (p − y)².</summary>
    /// <param name="predictions">The predictions p of a batch.</param>
    /// <param name="targets">The name of the column of y, as many numbers for each row.</param>
    public static Metric RootMeanSquaredError<T>(Func<Batch, Tensor<T>> predictions, string targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfErrors(predictions, targets, false, static errors => Math.Sqrt(errors.MeanSquare));

    /// <summary>The coefficient of determination R² = 1 − Σ(p − y)²/Σ(y − ȳ)², the mean of those of the numbers of a row. Where y is constant, 1 if p = y, else 0.</summary>
    /// <param name="predictions">The predictions p of a batch.</param>
    /// <param name="targets">The name of the column of y, as many numbers for each row.</param>
    public static Metric RSquared<T>(Func<Batch, Tensor<T>> predictions, string targets) where T : unmanaged, IFloatingPointIeee754<T> =>
        OfErrors(predictions, targets, true, static errors => errors.RSquared);

    /// <summary>The mean over the rows of a number of one's own.</summary>
    /// <param name="mean">The mean over the rows of a batch.</param>
    /// <param name="largerIsBetter">Whether larger values are better.</param>
    public static Metric Mean(Func<Batch, double> mean, bool largerIsBetter) => new(largerIsBetter, () => new MeanState(mean));

    /// <summary>Measures some data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="batchSize">The number of rows looked at together.</param>
    /// <exception cref="ArgumentException">A column is missing, or scores and labels do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is not positive.</exception>
    public double Measure(Dataset data, int batchSize = 256)
    {
        ArgumentNullException.ThrowIfNull(data);
        MetricState state = Start();
        foreach (Batch batch in data.Batches(batchSize)) state.Add(batch);
        return state.Value;
    }

    internal MetricState Start() => start();

    private static Metric OfConfusion<T>(Func<Batch, Tensor<T>> scores, string labels, Func<ConfusionMatrix, double> value) where T : unmanaged, IFloatingPointIeee754<T> =>
        new(true, () => new ConfusionState<T>(scores, labels, value));

    private static Metric OfErrors<T>(Func<Batch, Tensor<T>> predictions, string targets, bool largerIsBetter, Func<ErrorSums, double> value)
        where T : unmanaged, IFloatingPointIeee754<T> => new(largerIsBetter, () => new ErrorState<T>(predictions, targets, value));
}
