using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Array captured and resized.</summary>
/// <remarks>ref double[]: variable is re-pointed to a new array; adjoint array must follow.</remarks>
public static partial class C38
{
    [Case("3", Value = 12, Gradient = "7")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double[] t =
        {
            x
        };
        Array.Resize(ref t, 2);
        t[1] = t[0] * t[0];
        return t[0] + t[1];
    }
}
