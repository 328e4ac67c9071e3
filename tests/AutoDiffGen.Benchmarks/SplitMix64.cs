namespace AutoDiffGen.Benchmarks;

/// <summary>The random numbers that the gold values were made with.</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number in [0, 1).</summary>
    public double Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Numbers in [start, start + width).</summary>
    public double[] Next(int count, double start, double width)
    {
        var numbers = new double[count];
        foreach (ref double number in numbers.AsSpan()) number = start + width * Next();
        return numbers;
    }
}
