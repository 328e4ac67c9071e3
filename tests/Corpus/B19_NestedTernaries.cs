using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Nested ternaries.</summary>
/// <remarks>Never evaluate sqrt(-2) while differentiating the first arm.</remarks>
public static partial class B19
{
    [Case("4", Value = 2, Gradient = "0.25")]
    [Case("0.5", Value = 0.5, Gradient = "1")]
    [Case("-2", Value = 4, Gradient = "-4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x < 0 ? x * x : x < 1 ? x : Math.Sqrt(x);
}
