using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The random generator xoshiro256**: fast, the same numbers on every machine and version, with a state that can be saved.</summary>
/// <remarks>By D. Blackman and S. Vigna; a seed is spread over the state by SplitMix64, as they recommend. Not for secrets.</remarks>
public sealed class Xoshiro256
{
    private ulong s0, s1, s2, s3;

    /// <summary>A generator that starts from a seed.</summary>
    /// <param name="seed">The seed: any number, 0 included.</param>
    public Xoshiro256(ulong seed) => Restart(seed);

    /// <summary>The four words of the state: what to save, and to set in order to continue.</summary>
    public (ulong S0, ulong S1, ulong S2, ulong S3) State
    {
        get => (s0, s1, s2, s3);
        set
        {
            if (value == default) throw new ArgumentException("A state of four zeros gives zeros for ever.", nameof(value));
            (s0, s1, s2, s3) = value;
        }
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number in [0, 1), uniform over the multiples of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of the standard normal distribution, at most 8.3 away from 0.</summary>
    /// <remarks>The quantile of one uniform number, so that the state alone says what comes next, and the same bits on every machine.</remarks>
    public double NextNormal() => NormalDistribution.Quantile(((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52)));

    /// <summary>An integer in [0, bound), every one equally likely.</summary>
    /// <param name="bound">The bound, which is not among the numbers; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);

        // Lemire's method: the high word of bits × bound, rejecting the few low words that would favour some results.
        ulong threshold = (0UL - (ulong)bound) % (ulong)bound;
        ulong high;
        ulong low;
        do
        {
            high = Math.BigMul(NextUInt64(), (ulong)bound, out low);
        }
        while (low < threshold);

        return (int)high;
    }

    /// <summary>Starts again from a seed.</summary>
    internal void Restart(ulong seed) => State = (SplitMix64(ref seed), SplitMix64(ref seed), SplitMix64(ref seed), SplitMix64(ref seed));

    /// <summary>One of many generators that a seed gives, each with numbers of its own.</summary>
    internal static Xoshiro256 Stream(int seed, int index)
    {
        ulong state = (uint)seed;
        return new Xoshiro256(SplitMix64(ref state) + (ulong)(uint)index);
    }

    /// <summary>One step of SplitMix64, the generator that makes a state out of a seed.</summary>
    internal static ulong SplitMix64(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
