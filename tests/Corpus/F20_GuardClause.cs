using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Guard clause.</summary>
/// <remarks>Inactive calls that may throw must be kept, run once, in order, before any gradient is written; nameof(x) must still say "x".</remarks>
public static partial class F20
{
    [Case("4", Value = 2, Gradient = "0.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        if (double.IsNaN(x))
            throw new ArgumentException("NaN", nameof(x));
        return Math.Sqrt(x);
    }
}
