using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Files;

/// <summary>A file that was cut off, or of which some bytes were changed, doubled, removed or overwritten.</summary>
internal static class DamagedFile
{
    public static byte[] Of(byte[] good, Xoshiro256 random)
    {
        byte[] bytes = [.. good];
        int at = random.NextInt32(bytes.Length), length = 1 + random.NextInt32(Math.Min(20, bytes.Length - at));
        switch (random.NextInt32(5))
        {
            case 0: return bytes[..at];
            case 1: bytes[at] ^= (byte)(1 << random.NextInt32(8)); return bytes;
            case 2: return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            case 3: return [.. bytes[..at], .. bytes[(at + length)..]];
            default:
                for (int i = at; i < at + length; i++) bytes[i] = (byte)random.NextInt32(256);
                return bytes;
        }
    }
}
