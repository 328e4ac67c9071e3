using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Pow(x, 1) and Pow(x, 1/2) at 0.</summary>
/// <remarks>n = 1: 1*0^0 = 1. For n = 0.5 the answer is +inf as for sqrt.</remarks>
public static partial class D14
{
    [Case("0, 1", Value = 0, Gradient = "1")]
    [Case("0, 0.5", Value = 0, Gradient = "+inf", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, [Constant] double n) => Math.Pow(x, n);
}
