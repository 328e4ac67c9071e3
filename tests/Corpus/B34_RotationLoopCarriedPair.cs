using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Rotation, loop-carried pair.</summary>
/// <remarks>cos(3th). Loop-local t, two loop-carried values, c and s are loop-invariant (should not be taped per iteration).</remarks>
public static partial class B34
{
    [Case("0.4", Value = 0.362357754, Gradient = "-2.796117258")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double th)
    {
        double c = Math.Cos(th), s = Math.Sin(th), a = 1, b = 0;
        for (int i = 0; i < 3; i++)
        {
            double t = c * a - s * b;
            b = s * a + c * b;
            a = t;
        }

        return a;
    }
}
