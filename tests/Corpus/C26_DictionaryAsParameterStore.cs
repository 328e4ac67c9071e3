using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Dictionary as parameter store.</summary>
/// <remarks>get + set through an indexer; rule or diagnostic.</remarks>
public static partial class C26
{
    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double w, double x)
    {
        var d = new Dictionary<string, double>
        {
            ["w"] = w
        };
        d["w"] *= x;
        return d["w"];
    }
}
