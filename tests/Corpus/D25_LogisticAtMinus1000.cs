using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Logistic at -1000.</summary>
/// <remarks>Value 0 is fine; the adjoint is -1/u^2 = -0 with u = 1+exp(1000) = inf, then (-0)*inf = NaN. Strong zero rescues it to 0; a Sigmoid intrinsic is better still.</remarks>
public static partial class D25
{
    [Case("0", Value = 0.5, Gradient = "0.25")]
    [Case("-1000", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => 1 / (1 + Math.Exp(-x));
}
