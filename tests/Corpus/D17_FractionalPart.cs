using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Fractional part.</summary>
/// <remarks>floor is 0 almost everywhere; derivative is 1.</remarks>
public static partial class D17
{
    [Case("2.7", Value = 0.7, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x - Math.Floor(x);
}
