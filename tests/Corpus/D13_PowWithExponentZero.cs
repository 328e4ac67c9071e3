using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Pow(x, 0).</summary>
/// <remarks>n*x^(n-1) = 0*inf at x = 0.</remarks>
public static partial class D13
{
    [Case("2, 0", Value = 1, Gradient = "0")]
    [Case("0, 0", Value = 1, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, [Constant] double n) => Math.Pow(x, n);
}
