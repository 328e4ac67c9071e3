namespace AutoDiffGen.Training;

/// <summary>What a draw of noise depends on, and all that it depends on: the same key gives the same noise, forward and backward, after a resume, and on every machine.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The step of the training.</param>
/// <param name="Layer">Which of the draws in a step, a number of its own for each layer.</param>
public readonly record struct NoiseKey(int Seed, long Step, int Layer = 0)
{
    [ThreadStatic]
    private static Xoshiro256? generator;

    /// <summary>A key drawn at random. It is to be kept from the way forward to the way back.</summary>
    /// <param name="random">The generator, which goes on by two numbers.</param>
    public static NoiseKey Draw(Xoshiro256 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new((int)(random.NextUInt64() >> 32), (long)random.NextUInt64());
    }

    /// <summary>A generator at the start of the key's numbers. It is the thread's only one: use it before the next is asked for.</summary>
    internal Xoshiro256 Start()
    {
        ulong seed = (uint)Seed;
        ulong step = Xoshiro256.SplitMix64(ref seed) + (ulong)Step;
        ulong layer = Xoshiro256.SplitMix64(ref step) + (uint)Layer;
        Xoshiro256 random = generator ??= new Xoshiro256(0);
        random.State = (Xoshiro256.SplitMix64(ref layer), Xoshiro256.SplitMix64(ref layer), Xoshiro256.SplitMix64(ref layer), Xoshiro256.SplitMix64(ref layer));
        return random;
    }
}
