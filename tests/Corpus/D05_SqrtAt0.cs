using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Sqrt at 0.</summary>
/// <remarks>True one-sided limit is +inf (PyTorch, JAX); Enzyme returns 0; Slang clamps the argument at 1e-7. Never NaN.</remarks>
public static partial class D05
{
    [Case("4", Value = 2, Gradient = "0.25")]
    [Case("0", Value = 0, Gradient = "+inf", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Math.Sqrt(x);
}
