using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>A distribution over the classes as the target of each row, with label smoothing.</summary>
internal readonly record struct DenseTargets(int Classes, double Smoothing)
{
    public T Smooth<T>(T probability) where T : unmanaged, IFloatingPointIeee754<T> =>
        Smoothing == 0 ? probability : Widening.FromDouble<T>(1 - Smoothing) * probability + Widening.FromDouble<T>(Smoothing / Classes);

    /// <summary>−Σyⱼ(zⱼ − log Σeᶻ), where a class of probability 0 adds nothing; and the sum of the probabilities.</summary>
    public double CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, LogPartition<T> partition, out T mass) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0, total = 0;
        for (int k = 0; k < logits.Length; k++)
        {
            T probability = Smooth(target[k]);
            sum += Widening.ToDouble(Accurate.Product(probability, -partition.OfProbability(logits[k])));
            total += Widening.ToDouble(probability);
        }

        mass = Widening.FromDouble<T>(total);
        return sum;
    }
}
