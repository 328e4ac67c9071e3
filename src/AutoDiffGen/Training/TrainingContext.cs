namespace AutoDiffGen.Training;

/// <summary>What layers such as dropout and batch normalisation have to know about the step they are in.</summary>
/// <remarks>What is random in a step is a function of the seed, the step and the part of the batch, so that training can be taken up again at any step.</remarks>
public sealed class TrainingContext
{
    private readonly ulong seed;
    private readonly int part;

    private TrainingContext(ulong seed, int part, bool isTraining)
    {
        (this.seed, this.part, IsTraining) = (seed, part, isTraining);
        Random = new Xoshiro256(0);
        BeginStep(0);
    }

    /// <summary>A context for training, at step 0.</summary>
    /// <param name="seed">The seed of all that is random.</param>
    public TrainingContext(int seed) : this((uint)seed, 0, true)
    {
    }

    /// <summary>Whether this is training; otherwise the model is used or evaluated, and nothing is random.</summary>
    public bool IsTraining { get; }

    /// <summary>What the step draws from.</summary>
    public Xoshiro256 Random { get; }

    /// <summary>The number of the step, from 0.</summary>
    public long Step { get; private set; }

    /// <summary>
    /// Whether the model may record statistics of the batch, such as running means, among those of its parameters that are not trainable. Of the parts of a
    /// batch that are worked on at the same time, the first alone may.
    /// </summary>
    public bool RecordsStatistics => IsTraining && part == 0;

    /// <summary>A new context for using or evaluating a model.</summary>
    public static TrainingContext ForInference() => new(0, 0, false);

    /// <summary>Goes on to a step, and starts <see cref="Random"/> anew for it.</summary>
    /// <param name="step">The number of the step, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public void BeginStep(long step)
    {
        Step = Option.NotNegative(step, nameof(step));
        ulong state = seed, place = Xoshiro256.SplitMix64(ref state) + (ulong)step;
        place = Xoshiro256.SplitMix64(ref place) + (uint)part;
        Random.Restart(place);
    }

    /// <summary>A context for one of the parts of a batch that are worked on at the same time.</summary>
    internal static TrainingContext ForPart(int seed, int part) => new((uint)seed, part, true);
}
