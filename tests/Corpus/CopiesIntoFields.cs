using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Cells copied into an array that a field holds: what nothing reads again is no matter.</summary>
public static partial class CopiesIntoFields
{
    private static readonly double[] Last = new double[2];

    [Refused("ADG0106")]
    [Case("[2, 3]", Value = 6, Gradient = "[3, 2]")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Kept(double[] w)
    {
        w.CopyTo(Last, 0);
        return Last[0] * w[1];
    }
}
