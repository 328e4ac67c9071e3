using System;
using AutoDiffGen;

namespace Corpus;

/// <summary><c>StopGradient</c>: the value, and the derivative zero, in every mode and order.</summary>
public static partial class StoppedGradients
{
    [Case("3", Value = 9, Gradient = "3", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OneFactor(double x) => x * Differentiation.StopGradient(x);

    [Case("2, 5", Value = 40, Gradient = "0, 8", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAnExpression(double x, double y) => y * Differentiation.StopGradient(x * x * x);

    [Case("2.5", Value = 5, Gradient = "2", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Single(float x) => x * Differentiation.StopGradient((float)(int)x);

    /// <summary>The weight of the softmax's stability term is a constant: the derivative is the same without it.</summary>
    [Case("1, 3", Value = 3.1269280110429727, Gradient = "0.11920292202211755, 0.88079707797788231")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LogSumExp(double x, double y)
    {
        double max = Differentiation.StopGradient(Math.Max(x, y));
        return max + Math.Log(Math.Exp(x - max) + Math.Exp(y - max));
    }

    [Case("[1, 2, 3]", Value = 14, Gradient = "[1, 2, 3]", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Span(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> weights = Differentiation.StopGradient(x);
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += weights[i] * x[i];
        return sum;
    }
}
