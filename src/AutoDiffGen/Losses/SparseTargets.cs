using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>One class as the target of each row, with label smoothing.</summary>
internal readonly record struct SparseTargets(double OfLabel, double OfOthers)
{
    public static SparseTargets Of<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<int> labels, int classes, double smoothing)
    {
        LossShapes.RequireLabels(labels, LossShapes.Rows(prediction, classes), classes);
        double share = Option.Fraction(smoothing, nameof(smoothing)) / classes;
        return new(1 - smoothing + share, share);
    }

    public T Probability<T>(int index, int label) where T : unmanaged, IFloatingPointIeee754<T> => Widening.FromDouble<T>(index == label ? OfLabel : OfOthers);

    /// <summary>−Σyⱼ(zⱼ − log Σeᶻ).</summary>
    public double CrossEntropy<T>(ReadOnlySpan<T> logits, int label, LogPartition<T> partition) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (OfOthers == 0) return Widening.ToDouble(-partition.OfProbability(logits[label]));
        double sum = 0;
        for (int k = 0; k < logits.Length; k++) sum += Widening.ToDouble(Probability<T>(k, label) * -partition.OfProbability(logits[k]));
        return sum;
    }
}
