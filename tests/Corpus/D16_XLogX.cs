using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>X log x.</summary>
/// <remarks>Guard makes the value right but the true slope is -inf; offer an XLogX intrinsic.</remarks>
public static partial class D16
{
    [Case("1", Value = 0, Gradient = "1")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x == 0 ? 0 : x * Math.Log(x);
}
