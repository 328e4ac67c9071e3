using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Clamp.</summary>
/// <remarks>Outside, the derivative goes to the active bound (adaptive bounds are often learned).</remarks>
public static partial class D20
{
    [Case("0.5, 0, 1", Value = 0.5, Gradient = "1, 0, 0")]
    [Case("5, 0, 1", Value = 1, Gradient = "0, 0, 1")]
    [Case("-5, 0, 1", Value = 0, Gradient = "0, 1, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double lo, double hi) => Math.Clamp(x, lo, hi);
}
