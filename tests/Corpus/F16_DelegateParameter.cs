using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Delegate parameter.</summary>
/// <remarks>Higher-order function: needs a differentiable delegate (value+pullback) type or specialisation by inlining.</remarks>
public static partial class F16
{
    private static double Twice(Func<double, double> f, double x) => f(f(x));

    [Case("2", Value = 16, Gradient = "32")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Twice(v => v * v, x);
}
