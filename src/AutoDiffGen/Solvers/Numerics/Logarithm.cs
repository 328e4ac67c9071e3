namespace AutoDiffGen.Solvers;

/// <summary>A logarithm that is accurate where the library's is not.</summary>
internal static class Logarithm
{
    /// <summary>ln(1 + x), accurate for small x too: what rounding 1 + x lost is put back by the slope (W. Kahan).</summary>
    public static double OfOnePlus(double x)
    {
        double sum = 1 + x;
        if (sum == 1 || double.IsPositiveInfinity(sum)) return sum == 1 ? x : sum;
        return Math.Log(sum) * (x / (sum - 1));
    }
}
