using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Gradient through a huge intermediate.</summary>
/// <remarks>x*x = inf, exp(-inf) = 0, 0*2e200 = 0: fine, but 0*inf appears if the product is reassociated.</remarks>
public static partial class D40
{
    [Case("1", Value = 0.367879441, Gradient = "-0.7357588823")]
    [Case("1e+200", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Exp(-x * x);
}
