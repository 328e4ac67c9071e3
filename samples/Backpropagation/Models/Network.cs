using AutoDiffGen;

namespace Backpropagation.Models;

/// <summary>A network of two hidden units and five weights: h₁ = (x₁ + w₁x₂)², h₂ = w₂x₁x₂, y = w₃h₁ + w₄h₂ + w₅.</summary>
internal static partial class Network
{
    public static double Predict(ReadOnlySpan<double> w, double x1, double x2)
    {
        double a = x1 + w[0] * x2;
        double h1 = a * a;
        double h2 = w[1] * x1 * x2;
        return w[2] * h1 + w[3] * h2 + w[4];
    }

    /// <summary>The squared error of one sample.</summary>
    [Differentiable]
    public static double Error(ReadOnlySpan<double> w, [Constant] double x1, [Constant] double x2, [Constant] double target)
    {
        double difference = Predict(w, x1, x2) - target;
        return difference * difference;
    }

    /// <summary>The squared errors of all samples, whose inputs and targets are the columns of a table.</summary>
    [Differentiable]
    public static double TotalError(ReadOnlySpan<double> w, [Constant] double[,] samples)
    {
        double total = 0;
        for (int i = 0; i < samples.GetLength(0); i++) total += Error(w, samples[i, 0], samples[i, 1], samples[i, 2]);
        return total;
    }
}
