using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Variance of equal numbers then sqrt.</summary>
/// <remarks>Standard deviation of a constant batch: batch-norm NaN; infinity times zero.</remarks>
public static partial class D38
{
    [Case("[1, 3]", Value = 1, Gradient = "[-0.5, 0.5]")]
    [Case("[2, 2]", Value = 0, Gradient = "[0, 0]", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double m = (a[0] + a[1]) / 2;
        double v = ((a[0] - m) * (a[0] - m) + (a[1] - m) * (a[1] - m)) / 2;
        return Math.Sqrt(v);
    }
}
