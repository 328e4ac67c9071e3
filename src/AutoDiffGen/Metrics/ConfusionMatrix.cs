using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using System.Text;

namespace AutoDiffGen.Training;

/// <summary>How often rows of each class were predicted to be of each class.</summary>
/// <remarks>Where a fraction has the denominator 0, it counts as 0.</remarks>
public sealed class ConfusionMatrix
{
    private readonly long[,] counts;
    private readonly long[] unpredicted;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        (counts, unpredicted) = (new long[classes, classes], new long[classes]);
        Classes = classes;
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of rows that were added.</summary>
    public long Rows { get; private set; }

    /// <summary>How many rows of one class were predicted to be of a class.</summary>
    /// <param name="label">The class that they are of.</param>
    /// <param name="prediction">The class that was predicted.</param>
    public long this[int label, int prediction] => counts[label, prediction];

    /// <summary>The fraction of the rows whose class was predicted.</summary>
    public double Accuracy => Fraction(Enumerable.Range(0, Classes).Sum(label => counts[label, label]), Rows);

    /// <summary>tp/(tp + fp).</summary>
    /// <param name="label">The class.</param>
    public double Precision(int label) => Fraction(counts[label, label], Predicted(label));

    /// <summary>tp/(tp + fn).</summary>
    /// <param name="label">The class.</param>
    public double Recall(int label) => Fraction(counts[label, label], Occurring(label));

    /// <summary>2tp/(2tp + fp + fn).</summary>
    /// <param name="label">The class.</param>
    public double F1(int label) => Fraction(2 * counts[label, label], Predicted(label) + Occurring(label));

    /// <summary>The mean of a number over the classes that occur or were predicted (macro average).</summary>
    /// <param name="number">The number of a class, such as <see cref="F1"/>.</param>
    public double Mean(Func<int, double> number)
    {
        int[] seen = [.. Enumerable.Range(0, Classes).Where(label => Predicted(label) + Occurring(label) > 0)];
        return seen.Length == 0 ? 0 : seen.Average(number);
    }

    /// <summary>Adds the rows of a batch. A row with a score that is NaN counts, with no prediction.</summary>
    /// <param name="scores">The scores, rows × classes; predicted is the first class with the highest one.</param>
    /// <param name="labels">The classes.</param>
    /// <exception cref="ArgumentException">The scores have another shape, or a label is not one of the classes.</exception>
    public void Add<T>(Tensor<T> scores, ReadOnlySpan<int> labels) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int classes = Ranking.Classes(scores, labels.Length);
        if (classes != Classes) throw new ArgumentException($"There are scores for {classes} classes; the matrix has {Classes}.", nameof(scores));
        ReadOnlySpan<T> all = Ranking.Flat(scores);
        for (int row = 0; row < labels.Length; row++) Ranking.RequireLabel(labels, row, classes);
        for (int row = 0; row < labels.Length; row++) Add(labels[row], Ranking.Prediction(all.Slice(row * classes, classes)));
    }

    /// <summary>A table with a line for each class that rows are of, and a column for each class that was predicted.</summary>
    public override string ToString()
    {
        int width = Math.Max(5, counts.Cast<long>().Max().ToString(CultureInfo.InvariantCulture).Length + 1);
        var table = new StringBuilder("class").Append(string.Concat(Enumerable.Range(0, Classes).Select(label => Number(label, width))));
        for (int label = 0; label < Classes; label++)
        {
            table.Append('\n').Append(Number(label, 5));
            for (int prediction = 0; prediction < Classes; prediction++) table.Append(Number(counts[label, prediction], width));
        }

        return table.ToString();
    }

    private void Add(int label, int prediction)
    {
        Rows++;
        if (prediction < 0) unpredicted[label]++;
        else counts[label, prediction]++;
    }

    private long Predicted(int label) => Enumerable.Range(0, Classes).Sum(row => counts[row, label]);

    private long Occurring(int label) => Enumerable.Range(0, Classes).Sum(column => counts[label, column]) + unpredicted[label];

    private static double Fraction(long numerator, long denominator) => denominator == 0 ? 0 : (double)numerator / denominator;

    private static string Number(long number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
}
