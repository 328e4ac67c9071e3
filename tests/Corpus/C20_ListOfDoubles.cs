using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>List&lt;double&gt;.</summary>
/// <remarks>Indexer set = overwrite; Add changes the length; rule set or a clear diagnostic needed.</remarks>
public static partial class C20
{
    [Case("2", Value = 12, Gradient = "16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        var l = new List<double> { x };
        l.Add(l[0] * x);
        l[0] = l[1] * x;
        return l[0] + l[1];
    }
}
