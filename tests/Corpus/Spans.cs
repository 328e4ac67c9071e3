using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Span and ReadOnlySpan: by index, by foreach, from the end, as scratch memory.</summary>
public static partial class Spans
{
    [Case("[2, 3, 4]", Value = 24, Gradient = "[12, 8, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Product(ReadOnlySpan<double> a)
    {
        var product = 1.0;
        foreach (var x in a) product *= x;
        return product;
    }

    [Case("[2, 3, 4]", Value = 20, Gradient = "[4, 4, 5]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LastTimesSum(Span<double> a) => a[^1] * (a[0] + a[1]);

    [Case("[1, 2, 3]", Value = 36, Gradient = "[12, 12, 12]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RunningSumSquared(Span<double> a)
    {
        for (int i = 1; i < a.Length; i++) a[i] += a[i - 1];
        return a[a.Length - 1] * a[a.Length - 1];
    }
}
