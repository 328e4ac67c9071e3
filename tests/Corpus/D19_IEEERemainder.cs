using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>IEEERemainder.</summary>
/// <remarks>d/dy = -round-half-even(x/y); differs from %.</remarks>
public static partial class D19
{
    [Case("7.5, 2", Value = -0.5, Gradient = "1, -4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => Math.IEEERemainder(x, y);
}
