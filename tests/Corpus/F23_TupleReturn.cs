using AutoDiffGen;

namespace Corpus;

/// <summary>Tuple return.</summary>
/// <remarks>Several results, names of tuple elements, deconstruction.</remarks>
public static partial class F23
{
    [Case("3, 2", Value = 5, Gradient = "6, -4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        var (s, d) = SumAndDifference(x, y);
        return s * d;
    }

    private static (double S, double D) SumAndDifference(double x, double y) => (x + y, x - y);
}
