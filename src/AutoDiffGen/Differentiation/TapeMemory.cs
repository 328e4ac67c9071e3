namespace AutoDiffGen;

/// <summary>What the tapes of a thread hold of the array pool. They say so when they grow, which is seldom.</summary>
internal static class TapeMemory
{
    [ThreadStatic]
    private static long held;

    [ThreadStatic]
    private static long peak;

    public static void Change(long bytes)
    {
        held += bytes;
        peak = Math.Max(peak, held);
    }

    /// <summary>The most that the thread's tapes held at one time while something ran.</summary>
    public static long PeakOf(Action run)
    {
        (held, peak) = (0, 0);
        run();
        return peak;
    }
}
