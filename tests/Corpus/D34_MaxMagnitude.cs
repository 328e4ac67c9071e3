using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>MaxMagnitude.</summary>
/// <remarks>Selects by |.|, passes the signed value: derivative 1, not sign(x).</remarks>
public static partial class D34
{
    [Case("-3, 2", Value = -3, Gradient = "1, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => Math.MaxMagnitude(x, y);
}
