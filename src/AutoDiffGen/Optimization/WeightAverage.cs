using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The moving average of the parameters over the steps of training, which often generalises better than the last of them.</summary>
/// <remarks>
/// The average is the first parameters it is shown, then a ← βa + (1 − β)θ. Source: Polyak and Juditsky 1992; Keras, <c>use_ema</c>.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
public sealed class WeightAverage<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] average;
    private readonly double momentum;

    /// <summary>An average of nothing yet.</summary>
    /// <param name="count">The number of parameters.</param>
    /// <param name="momentum">The weight β of the past.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the weight not in [0, 1).</exception>
    public WeightAverage(int count, double momentum = 0.99)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        this.momentum = Option.BelowOne(momentum, nameof(momentum));
        average = new T[count];
    }

    /// <summary>How often <see cref="Add"/> was called; to save, and to set in order to continue.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Steps { get; set => field = Option.NotNegative(value); }

    /// <summary>The average: to read, to save, and to write in order to continue.</summary>
    public Span<T> Parameters => average;

    /// <summary>Takes in the parameters after a step.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    public void Add(ReadOnlySpan<T> parameters)
    {
        if (parameters.Length != average.Length)
        {
            throw new ArgumentException($"It has length {parameters.Length}; the average was made for {average.Length} parameters.", nameof(parameters));
        }

        T past = T.CreateChecked(Steps == 0 ? 0 : momentum), present = T.CreateChecked(Steps == 0 ? 1 : 1 - momentum);
        for (int i = 0; i < average.Length; i++) average[i] = past * average[i] + present * parameters[i];
        Steps++;
    }
}
