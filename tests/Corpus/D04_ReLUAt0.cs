using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>ReLU at 0.</summary>
/// <remarks>One side constant: minimum-norm subgradient 0 (PyTorch relu). A plain 1/2 tie split gives 0.5; operand order (0,x) v. (x,0) must not matter.</remarks>
public static partial class D04
{
    [Case("2", Value = 2, Gradient = "1")]
    [Case("-2", Value = 0, Gradient = "0")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Max(0, x);
}
