using AutoDiffGen;

namespace Backpropagation.Models;

/// <summary>Networks of one unit a layer. The derivative with respect to a bias is the gradient that reaches its layer.</summary>
internal static partial class Chains
{
    [Differentiable]
    public static double Sigmoids([Constant] double x, ReadOnlySpan<double> biases)
    {
        double h = x;
        foreach (double bias in biases) h = Sigmoid(h + bias);
        return h;
    }

    [Differentiable]
    public static double RectifiedLinear([Constant] double x, ReadOnlySpan<double> biases)
    {
        double h = x;
        foreach (double bias in biases) h = Math.Max(0, h + bias);
        return h;
    }

    /// <summary>Sigmoids whose input is added to their output.</summary>
    [Differentiable]
    public static double Residual([Constant] double x, ReadOnlySpan<double> biases)
    {
        double h = x;
        foreach (double bias in biases) h += Sigmoid(h + bias);
        return h;
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
