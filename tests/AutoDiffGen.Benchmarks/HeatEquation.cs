namespace AutoDiffGen.Benchmarks;

/// <summary>Explicit steps of ∂u/∂t = k (1 + u²) ∂²u/∂x² in two buffers, and the energy in the end.</summary>
internal static partial class HeatEquation
{
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Energy(double[] start, double k, int steps)
    {
        double[] u = (double[])start.Clone(), next = (double[])start.Clone();
        for (int t = 0; t < steps; t++)
        {
            Step(u, next, k);
            (u, next) = (next, u);
        }

        return Square(u);
    }

    [Differentiable(Derivatives = Derivatives.Gradient)]
    [Checkpoint]
    public static double CheckpointedEnergy(double[] start, double k, int steps)
    {
        double[] u = (double[])start.Clone(), next = (double[])start.Clone();
        for (int t = 0; t < steps; t++)
        {
            Step(u, next, k);
            (u, next) = (next, u);
        }

        return Square(u);
    }

    private static void Step(double[] u, double[] next, double k)
    {
        for (int i = 1; i < u.Length - 1; i++) next[i] = u[i] + k * (1 + u[i] * u[i]) * (u[i - 1] - 2 * u[i] + u[i + 1]);
    }

    private static double Square(double[] u)
    {
        double sum = 0;
        foreach (double value in u) sum += value * value;
        return sum;
    }
}
