using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Eager evaluation, then select.</summary>
/// <remarks>sqrt really was executed; its adjoint is 0. 0*inf (at 0) and 0*NaN (at -1) must give 0: strong zero on the adjoint.</remarks>
public static partial class D08
{
    [Case("4", Value = 2, Gradient = "0.25")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Case("-1", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = Math.Sqrt(x);
        return x > 0 ? s : 0;
    }
}
