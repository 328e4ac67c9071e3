using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Pow with constant exponent at 0.</summary>
/// <remarks>Must not evaluate log(0) when the exponent is inactive.</remarks>
public static partial class D11
{
    [Case("3", Value = 9, Gradient = "6")]
    [Case("0", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Pow(x, 2.0);
}
