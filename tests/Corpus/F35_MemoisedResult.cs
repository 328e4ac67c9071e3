using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Memoised result.</summary>
/// <remarks>Second call returns a constant: derivative 0 although the first gave 6. Must be an error/warning (active value escapes to static state).</remarks>
public static partial class F35
{
    private static readonly Dictionary<double, double> Known = new();

    [Case("3", Value = 9, Gradient = "6", Kink = true)]
    [Refused("ADG0108", Because = "a result that is remembered has no derivative the second time")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        if (Known.TryGetValue(x, out var v))
            return v;
        return Known[x] = x * x;
    }
}
