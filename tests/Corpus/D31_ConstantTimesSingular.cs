using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Constant times singular.</summary>
/// <remarks>Weight 0 on a singular term: 0 times infinity must be 0.</remarks>
public static partial class D31
{
    [Case("0", Value = 0, Gradient = "1", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => 0.0 * Math.Sqrt(x) + x;
}
