using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Iterator method.</summary>
/// <remarks>State machine interleaves with the consumer: inline, or report unsupported.</remarks>
public static partial class F17
{
    private static IEnumerable<double> Powers(double x)
    {
        double p = 1;
        for (int i = 0; i < 3; i++)
        {
            p *= x;
            yield return p;
        }
    }

    [Case("2", Value = 14, Gradient = "17")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = 0;
        foreach (var v in Powers(x))
            s += v;
        return s;
    }
}
