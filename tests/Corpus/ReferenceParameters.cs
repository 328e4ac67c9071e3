using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Parameters passed by in, ref and out.</summary>
public static partial class ReferenceParameters
{
    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double In(in double x, in double y) => x * x * y;

    [Case("2, 3", Leaves = "6, 3")]
    [Writes("x")]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp)]
    public static void Ref(ref double x, double y) => x *= y;

    [Case("0.5, 0, 0", Leaves = "0.5, 0.479425538604203, 0.8775825618903728")]
    [Writes("sine", "cosine", NeverRead = ["sine", "cosine"])]
    [Differentiable(Derivatives = Derivatives.Jvp | Derivatives.Vjp)]
    public static void Out(double x, out double sine, out double cosine)
    {
        sine = Math.Sin(x);
        cosine = Math.Cos(x);
    }
}
