namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The chained Rosenbrock function.</summary>
internal static partial class Rosenbrock
{
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Value(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double a = x[i + 1] - x[i] * x[i];
            double b = 1 - x[i];
            sum += 100 * a * a + b * b;
        }

        return sum;
    }

    public static double Hand(ReadOnlySpan<double> x, Span<double> dX)
    {
        if (dX.Length != x.Length || x.Length == 0) throw new ArgumentException("Wrong length.", nameof(dX));
        double sum = 0;
        double here = x[0];
        double fromBefore = 0;
        ReadOnlySpan<double> following = x[1..];
        Span<double> derivatives = dX[..following.Length];
        for (int i = 0; i < following.Length; i++)
        {
            double next = following[i];
            double a = next - here * here;
            double b = 1 - here;
            double dA = 200 * a;
            sum += 100 * a * a + b * b;
            derivatives[i] = fromBefore - 2 * (here * dA + b);
            fromBefore = dA;
            here = next;
        }

        dX[^1] = fromBefore;
        return sum;
    }
}
