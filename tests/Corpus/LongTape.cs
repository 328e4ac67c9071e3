using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Enough iterations to make a tape grow, and loops that run no time at all.</summary>
public static partial class LongTape
{
    [Case("0.5, 5000", Value = 0.7390851332151607, Gradient = "0", Tolerance = 1e-7)]
    [Case("0.5, 0", Value = 0.5, Gradient = "1")]
    [Case("0.5, 1", Value = 0.8775825618903728, Gradient = "-0.479425538604203")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CosineOfCosine(double x, int n)
    {
        int i = 0;
        while (i < n)
        {
            x = Math.Cos(x);
            i++;
        }

        return x;
    }
}
