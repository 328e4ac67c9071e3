using AutoDiffGen;

namespace Backpropagation.Models;

/// <summary>σ(w₀x₀ + w₁x₁ + w₂), whole and in the steps that a computational graph shows.</summary>
internal static partial class Neuron
{
    [Differentiable]
    public static double Fire(double w0, double x0, double w1, double x1, double w2) => 1 / (1 + Math.Exp(-(w0 * x0 + w1 * x1 + w2)));

    [Differentiable]
    public static double Multiply(double a, double b) => a * b;

    [Differentiable]
    public static double Add(double a, double b) => a + b;

    [Differentiable]
    public static double Negate(double a) => -a;

    [Differentiable]
    public static double Exp(double a) => Math.Exp(a);

    [Differentiable]
    public static double AddOne(double a) => a + 1;

    [Differentiable]
    public static double Reciprocal(double a) => 1 / a;
}
