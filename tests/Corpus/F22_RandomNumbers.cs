using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Random numbers.</summary>
/// <remarks>Impure input: the reverse sweep must reuse the drawn n, never redraw: f' = sum of n^2.</remarks>
public static partial class F22
{
    [Case("2, new System.Random(42)", Value = 0.963951915, Gradient = "0.4819759575")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double F(double x, Random g)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            double n = g.NextDouble();
            s += x * n * n;
        }

        return s;
    }
}
