namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>The two functions that the trajectories of optimizers run on.</summary>
internal static class Problem
{
    public static void SumOfSquares(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++) gradient[i] = 2 * x[i];
    }

    public static void Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double b = x[1] - x[0] * x[0];
        gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * b;
        gradient[1] = 200 * b;
    }
}
