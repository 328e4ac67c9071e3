#nullable disable
using AutoDiffGen;

namespace Corpus;

/// <summary>Code written without nullable annotations.</summary>
public static partial class NullableDisabled
{
    [Case("[1, 2], null", Value = 5, Gradient = "[2, 4]")]
    [Case("[1, 2], \"twice\"", Value = 10, Gradient = "[4, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a, string kind)
    {
        double sum = a[0] * a[0] + a[1] * a[1];
        return kind == null ? sum : 2 * sum;
    }
}
