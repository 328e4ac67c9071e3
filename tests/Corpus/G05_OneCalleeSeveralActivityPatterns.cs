using AutoDiffGen;

namespace Corpus;

/// <summary>One callee, several activity patterns.</summary>
/// <remarks>Either specialise per pattern or use one version; caching keyed on the method only is a bug.</remarks>
public static partial class G05
{
    private static double Product(double a, double b) => a * b;

    [Case("2", Value = 14, Gradient = "9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => Product(x, 2) + Product(3, x) + Product(x, x);
}
