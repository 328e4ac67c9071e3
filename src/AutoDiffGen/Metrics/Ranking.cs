using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Compares scores with labels.</summary>
internal static class Ranking
{
    /// <summary>The number of classes of a matrix of scores.</summary>
    public static int Classes<T>(Tensor<T> scores, int rows) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Rank != 2 || scores.Lengths[0] != rows || scores.Lengths[1] == 0)
        {
            throw new ArgumentException($"The scores are {Shape(scores)}; {rows} rows × classes are wanted.", nameof(scores));
        }

        return checked((int)scores.Lengths[1]);
    }

    /// <summary>The numbers of a tensor, row after row.</summary>
    public static ReadOnlySpan<T> Flat<T>(Tensor<T> tensor) where T : unmanaged
    {
        if (tensor.FlattenedLength == 0) return [];
        if (tensor.IsDense) return DenseNumbers.Of(tensor);
        T[] copy = new T[tensor.FlattenedLength];
        tensor.FlattenTo(copy);
        return copy;
    }

    /// <summary>One score for each row.</summary>
    public static ReadOnlySpan<T> One<T>(Tensor<T> scores, int rows) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.FlattenedLength == rows ? Flat(scores) : throw new ArgumentException($"The scores are {Shape(scores)}; one for each of {rows} rows is wanted.", nameof(scores));
    }

    public static bool IsPositive(ReadOnlySpan<int> labels, int row) => labels[row] is 0 or 1
        ? labels[row] == 1
        : throw new ArgumentException(FormattableString.Invariant($"The label of row {row} of the batch is {labels[row]}; 0 and 1 are wanted."), nameof(labels));

    /// <summary>The first of the largest scores, or −1 where one is NaN.</summary>
    public static int Prediction<T>(ReadOnlySpan<T> scores) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (T.IsNaN(scores[i])) return -1;
            if (scores[i] > scores[best]) best = i;
        }

        return best;
    }

    public static int RequireLabel(ReadOnlySpan<int> labels, int row, int classes) => (uint)labels[row] < (uint)classes
        ? labels[row]
        : throw new ArgumentException(FormattableString.Invariant($"The label of row {row} of the batch is {labels[row]}; there are scores for the classes 0 to {classes - 1}."), nameof(labels));

    public static double MeanInTop<T>(Tensor<T> scores, ReadOnlySpan<int> labels, int k) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int classes = Classes(scores, labels.Length), right = 0;
        ReadOnlySpan<T> all = Flat(scores);
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<T> one = all.Slice(row * classes, classes);
            int label = RequireLabel(labels, row, classes), higher = 0;
            for (int i = 0; i < classes; i++) higher += one[i] > one[label] || (one[i] == one[label] && i < label) ? 1 : 0;
            if (higher < k && Prediction(one) >= 0) right++;
        }

        return (double)right / labels.Length;
    }

    public static double MeanRight<T>(Tensor<T> scores, ReadOnlySpan<int> labels, double threshold) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> one = One(scores, labels.Length);
        int right = 0;
        for (int i = 0; i < one.Length; i++) right += !T.IsNaN(one[i]) && (Widening.ToDouble(one[i]) > threshold) == IsPositive(labels, i) ? 1 : 0;
        return (double)right / labels.Length;
    }

    public static string Shape<T>(Tensor<T> tensor) => $"{DataColumn.NameOf(typeof(T))}[{string.Join('×', tensor.Lengths.ToArray())}]";
}
