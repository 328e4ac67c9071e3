using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Guarded square root.</summary>
/// <remarks>Where-NaN trap (jax#347, #1052, #5798): differentiating both arms gives 0*inf = NaN. Only the executed arm may be differentiated (Optimal.AutoDiff: NaN, verified).</remarks>
public static partial class D07
{
    [Case("4", Value = 2, Gradient = "0.25")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Case("-1", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x > 0 ? Math.Sqrt(x) : 0.0;
}
