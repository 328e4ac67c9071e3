using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>ScaleB, FMA, BitIncrement.</summary>
/// <remarks>8 + y + 1; x + 1. BitIncrement is the identity for differentiation.</remarks>
public static partial class E20
{
    [Case("2, 3", Value = 27, Gradient = "12, 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => Math.ScaleB(x, 3) + Math.FusedMultiplyAdd(x, y, x) + Math.BitIncrement(y);
}
