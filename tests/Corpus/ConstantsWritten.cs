using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Active values in memory that is marked constant, and cells reached through spans of a whole array.</summary>
public static partial class ConstantsWritten
{
    [Case("[2, 3], [1, 1]", Value = 12, Gradient = "[6, 4]")]
    [Writes("k")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Workspace(double[] w, [Constant] double[] k)
    {
        k[0] = w[0] * 2;
        return k[0] * w[1] * k[1];
    }

    [Case("[1, 2, 3, 4]", Value = 65, Gradient = "[2, 64, 0, 32]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ByReference(double[] w)
    {
        foreach (ref double v in w.AsSpan()) v *= v;
        return w[0] + w[3] * w[1];
    }

    [Case("[1, 2], 5", Value = 10, Gradient = "[0, 5], 2")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThroughASpan(double[] w, double x)
    {
        Span<double> v = w.AsSpan();
        v[0] = x;
        return w[0] * w[1];
    }
}
