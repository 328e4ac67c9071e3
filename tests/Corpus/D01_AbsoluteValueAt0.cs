using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>|x| at 0.</summary>
/// <remarks>Minimum-norm subgradient 0 (ChainRules, Slang, PyTorch); JAX and Enzyme give +1 (x&gt;=0 ? 1 : -1, x&lt;0 ? -1 : 1); naive x/|x| gives NaN (Optimal.AutoDiff, verified).</remarks>
public static partial class D01
{
    [Case("-3", Value = 3, Gradient = "-1")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Abs(x);
}
