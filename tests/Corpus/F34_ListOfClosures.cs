using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>List of closures.</summary>
/// <remarks>One closure object per iteration; 3x^2.</remarks>
public static partial class F34
{
    [Case("2", Value = 12, Gradient = "12")]
    [Refused("ADG0107", Because = "a list of closures: what they run is not known")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        var fs = new List<Func<double, double>>();
        for (int i = 0; i < 3; i++)
        {
            int k = i;
            fs.Add(v => v * k * x);
        }

        double s = 0;
        foreach (var f in fs)
            s += f(x);
        return s;
    }
}
