using AutoDiffGen;

namespace Corpus;

/// <summary>With respect to a subset.</summary>
/// <remarks>wrt y only: parameter x is inactive on entry but becomes active; it still needs an adjoint.</remarks>
public static partial class G04
{
    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        x = x * y;
        return x;
    }

    [Case("2, 3", Value = 6, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfY([Constant] double x, double y)
    {
        x = x * y;
        return x;
    }
}
