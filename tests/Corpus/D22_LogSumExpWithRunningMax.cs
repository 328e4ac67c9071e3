using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Log-sum-exp with running max.</summary>
/// <remarks>Exact for every tie policy because m cancels; treating m as a constant in only one of its two uses breaks it; -inf initial value must not create NaN.</remarks>
public static partial class D22
{
    [Case("[1000, 1001]", Value = 1001.31326, Gradient = "[0.2689414214, 0.7310585786]")]
    [Case("[1, 1]", Value = 1.69314718, Gradient = "[0.5, 0.5]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double m = double.NegativeInfinity;
        foreach (var v in a)
            m = Math.Max(m, v);
        double s = 0;
        foreach (var v in a)
            s += Math.Exp(v - m);
        return m + Math.Log(s);
    }
}
