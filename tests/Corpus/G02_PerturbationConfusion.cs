using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Perturbation confusion.</summary>
/// <remarks>D(x -&gt; x * D(y -&gt; x + y)(1))(1) = 1; untagged dual numbers give 2.</remarks>
public static partial class G02
{
    private static double Difference(Func<double, double> f, double y) => (f(y + 1e-3) - f(y - 1e-3)) / 2e-3;

    [Case("1", Value = 1, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double d = Difference(y => x + y, 1);
        return x * d;
    }
}
