using System.Numerics;

namespace AutoDiffGen.Tests.Finance;

/// <summary>A random generator as users bring it: integers, shifts and rotations, none of which carries a derivative.</summary>
/// <remarks>Source: O'Neill 2014, pcg32_random_r and pcg32_srandom_r.</remarks>
internal struct Pcg32
{
    private readonly ulong increment;

    private ulong state;

    public Pcg32(ulong seed, ulong stream)
    {
        increment = (stream << 1) | 1;
        NextUInt32();
        state += seed;
        NextUInt32();
    }

    public uint NextUInt32()
    {
        ulong old = state;
        state = unchecked(old * 6364136223846793005 + increment);
        return BitOperations.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }
}
