using AutoDiffGen;

namespace Corpus;

/// <summary>Collection expression with spread.</summary>
/// <remarks>x + x^2*a0; compiler-lowered construction, adjoint is a scatter.</remarks>
public static partial class C19
{
    [Case("2, [3]", Value = 14, Gradient = "13, [4]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double[] a)
    {
        double[] t = [x, ..a, x * x];
        return t[0] + t[^1] * t[1];
    }
}
