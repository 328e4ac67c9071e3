using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Kill by overwrite.</summary>
/// <remarks>The overwrite must reset t's adjoint to 0 when going backwards; forgetting it adds a spurious cos(x).</remarks>
public static partial class A04
{
    [Case("2, 3", Value = 11, Gradient = "1, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double t = Math.Sin(x);
        t = y * y;
        return t + x;
    }
}
