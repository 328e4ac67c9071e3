namespace AutoDiffGen.Tests.Runtime.Understanding;

/// <summary>Small models that the tests explain, by their generated gradients.</summary>
public static partial class ExplainedModels
{
    [Differentiable]
    public static double Linear(ReadOnlySpan<double> x) => 2 * x[0] - 3 * x[1] + 0.5 * x[2];

    /// <summary>A curve in two inputs; the third makes no difference.</summary>
    [Differentiable]
    public static double Curved(ReadOnlySpan<double> x) => Math.Tanh(x[0] * x[1]) + Math.Exp(0.3 * x[0]) + 0 * x[2];

    /// <summary>A kink at x₀ = 1.</summary>
    [Differentiable]
    public static double Rectified(ReadOnlySpan<double> x) => Math.Max(0, x[0] - 1) * x[1];

    /// <summary>The mean squared error of a linear model with two weights and a bias.</summary>
    [Differentiable]
    public static double Error(ReadOnlySpan<double> p, [Constant] double[,] x, [Constant] ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double difference = p[0] * x[i, 0] + p[1] * x[i, 1] + p[2] - y[i];
            sum += difference * difference;
        }

        return sum / y.Length;
    }

    /// <summary>The same with a weight that a unit which is never active keeps from the loss.</summary>
    [Differentiable]
    public static double DeadUnit(ReadOnlySpan<double> p, [Constant] double[,] x, [Constant] ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double difference = p[0] * x[i, 0] + Math.Max(0, p[1] * x[i, 1] - 1000) + p[2] - y[i];
            sum += difference * difference;
        }

        return sum / y.Length;
    }
}
