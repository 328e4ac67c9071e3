using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Max(x, x).</summary>
/// <remarks>Both operands active and tied: total must be 1, so weights must sum to 1 (1/2+1/2 or 1+0), never 0 or 2.</remarks>
public static partial class D02
{
    [Case("2", Value = 2, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Max(x, x);
}
