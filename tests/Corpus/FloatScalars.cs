using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Everything in float, with MathF and float's own statics.</summary>
public static partial class FloatScalars
{
    [Case("1.5, 0.5", Value = 2.5927851, Gradient = "2.1606543, 3.8891777", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Product(float x, float y) => MathF.Exp(x * y) * float.Sqrt(x);

    [Case("0.5, 2", Value = 4.479426, Gradient = "0.8775826, 4", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Mixed(float x, double y) => MathF.Sin(x) + y * y;

    [Case("3", Value = 9, Gradient = "6", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Narrowed(double x)
    {
        var wide = x * x;
        return (float)wide;
    }
}
