using AutoDiffGen;

namespace Corpus;

/// <summary>Early return.</summary>
/// <remarks>Only the executed return seeds the adjoint; t is undeclared on the early path.</remarks>
public static partial class B01
{
    [Case("2", Value = 8, Gradient = "12")]
    [Case("-2", Value = -4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        if (x < 0)
            return -x * x;
        double t = x * x;
        return t * x;
    }
}
