using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Throw expression in an arm.</summary>
/// <remarks>throw has no value and no adjoint.</remarks>
public static partial class F41
{
    [Case("-2", Value = 0.693147181, Gradient = "-0.5")]
    [Case("4", Value = 1.38629436, Gradient = "0.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x switch
    {
        > 0 => Math.Log(x),
        0 => throw new ArgumentException(),
        _ => Math.Log(-x)};
}
