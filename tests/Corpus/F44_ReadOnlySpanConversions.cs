using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Readonly span parameter + implicit conversion.</summary>
/// <remarks>Implicit array-to-span conversion; collection expression may put data in static memory.</remarks>
public static partial class F44
{
    private static double SumOfSquares(ReadOnlySpan<double> s)
    {
        double r = 0;
        foreach (ref readonly var v in s)
            r += v * v;
        return r;
    }

    [Case("[1, 2]", Value = 10, Gradient = "[4, 4]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => SumOfSquares(a) + SumOfSquares([a[0], 2.0]);
}
