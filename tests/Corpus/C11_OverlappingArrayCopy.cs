using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Overlapping Array.Copy.</summary>
/// <remarks>memmove semantics: result (x,x,y). Adjoint must buffer, and zero the destination range before adding to the source range.</remarks>
public static partial class C11
{
    [Case("[1, 2, 3]", Value = 211, Gradient = "[11, 100, 0]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        Array.Copy(a, 0, a, 1, 2);
        return a[0] + 10 * a[1] + 100 * a[2];
    }
}
