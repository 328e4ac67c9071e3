using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>The mean of the gradients of several small batches, which is the gradient of one large batch.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
public sealed class GradientAccumulator<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] sum;
    private double weight;

    /// <summary>An accumulator that is empty.</summary>
    /// <param name="count">The number of parameters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public GradientAccumulator(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        sum = new T[count];
    }

    /// <summary>The number of gradients since the last mean.</summary>
    public int Gradients { get; private set; }

    /// <summary>Takes in a gradient.</summary>
    /// <param name="gradient">The gradient of the mean loss of a batch.</param>
    /// <param name="samples">The number of samples in the batch: the weight of its gradient.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of samples is not positive.</exception>
    public void Add(ReadOnlySpan<T> gradient, int samples)
    {
        RequireCount(gradient.Length, nameof(gradient));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);

        // Not TensorPrimitives.MultiplyAdd, which rounds once on some machines and twice on others.
        T factor = Widening.FromDouble<T>(samples);
        for (int i = 0; i < sum.Length; i++) sum[i] += factor * gradient[i];
        weight += samples;
        Gradients++;
    }

    /// <summary>Writes the mean over all samples since the last mean, and starts again.</summary>
    /// <param name="mean">Overwritten with the mean.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    /// <exception cref="InvalidOperationException">There has been no gradient.</exception>
    public void TakeMean(Span<T> mean)
    {
        RequireCount(mean.Length, nameof(mean));
        if (Gradients == 0) throw new InvalidOperationException("There has been no gradient since the last mean.");
        TensorPrimitives.Divide(sum, Widening.FromDouble<T>(weight), mean);
        sum.AsSpan().Clear();
        (weight, Gradients) = (0, 0);
    }

    private void RequireCount(int length, string name)
    {
        if (length != sum.Length) throw new ArgumentException($"It has length {length}; the accumulator was made for {sum.Length} parameters.", name);
    }
}
