using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Stackalloc temporary.</summary>
/// <remarks>Temp storage must survive (or be re-computed) until the reverse sweep; cannot be put in a heap closure or a field.</remarks>
public static partial class C17
{
    [Case("2", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        Span<double> t = stackalloc double[2];
        t[0] = x * x;
        t[1] = t[0] * x;
        return t[1];
    }
}
