using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Huber at delta.</summary>
/// <remarks>C1 function with kinky building blocks: all conventions must agree.</remarks>
public static partial class D35
{
    [Case("0.5, 1", Value = 0.125, Gradient = "0.5")]
    [Case("3, 1", Value = 2.5, Gradient = "1")]
    [Case("1, 1", Value = 0.5, Gradient = "1", Kink = true)]
    [Case("0, 1", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, [Constant] double d)
    {
        double a = Math.Abs(x);
        return a <= d ? 0.5 * a * a : d * (a - 0.5 * d);
    }
}
