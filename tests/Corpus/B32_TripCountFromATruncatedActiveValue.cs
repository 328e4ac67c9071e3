using AutoDiffGen;

namespace Corpus;

/// <summary>Trip count from a truncated active value.</summary>
/// <remarks>(int)x is re-evaluated each test; inactive, derivative only through r.</remarks>
public static partial class B32
{
    [Case("3.5", Value = 42.875, Gradient = "36.75")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double r = 1;
        for (int i = 0; i < (int)x; i++)
            r *= x;
        return r;
    }
}
