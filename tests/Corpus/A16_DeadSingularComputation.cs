using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Dead, singular computation.</summary>
/// <remarks>Acos(2) = NaN and its partial is NaN; a zero adjoint times NaN poisons x. "Useful"/liveness analysis must drop it (clad#1108).</remarks>
public static partial class A16
{
    [Case("2, 3", Value = 18, Gradient = "9, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double dead = Math.Acos(x);
        return x * y * y;
    }
}
