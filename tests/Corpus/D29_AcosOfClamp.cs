using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Acos(Clamp(x, -1, 1)).</summary>
/// <remarks>Clamped outside: 0 (strong zero, not 0*inf = NaN); at the bound -inf; the usual "angle between parallel vectors" trap.</remarks>
public static partial class D29
{
    [Case("0.5", Value = 1.04719755, Gradient = "-1.154700538")]
    [Case("2", Value = 0, Gradient = "0")]
    [Case("1", Value = 0, Gradient = "-inf", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Acos(Math.Clamp(x, -1, 1));
}
