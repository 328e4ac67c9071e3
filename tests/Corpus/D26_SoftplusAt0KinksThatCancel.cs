using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Softplus at 0: kinks that cancel.</summary>
/// <remarks>The function is smooth with slope 1/2 at 0, but relu'(0)=0 with abs'(0)=0 gives 0, and abs'(0)=1 gives -1/2; only relu'(0)=1/2 with abs'(0)=0 (or relu'(0)=1 with abs'(0)=1) comes out right. Provide a Softplus intrinsic; analyzer hint.</remarks>
public static partial class D26
{
    [Case("1", Value = 1.31326169, Gradient = "0.7310585786")]
    [Case("0", Value = 0.693147181, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));
}
