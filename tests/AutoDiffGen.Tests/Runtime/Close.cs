namespace AutoDiffGen.Tests.Runtime;

/// <summary>Comparison of vectors within a tolerance, relative above 1.</summary>
internal static class Close
{
    public static void Assert(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert(expected[i], actual[i], tolerance);
    }

    public static void Assert(double expected, double actual, double tolerance)
    {
        if (expected.Equals(actual)) return;
        Xunit.Assert.Equal(expected, actual, tolerance * Math.Max(1, Math.Abs(expected)));
    }
}
