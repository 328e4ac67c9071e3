using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>While with data-dependent trip count.</summary>
/// <remarks>Newton square root: trip count unknown statically (JAX rejects reverse mode here, Slang demands [MaxIters]).</remarks>
public static partial class B05
{
    [Case("2", Value = 1.41421356, Gradient = "0.3535533906")]
    [Case("9", Value = 3, Gradient = "0.1666666667")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double y = x;
        while (Math.Abs(y * y - x) > 1e-12)
            y = 0.5 * (y + x / y);
        return y;
    }
}
