using AutoDiffGen;

namespace Corpus;

/// <summary>Difference of equal expressions.</summary>
/// <remarks>Exact cancellation: copies must accumulate with the right sign.</remarks>
public static partial class A26
{
    [Case("3", Value = 3, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double a = x * x;
        double b = a;
        b -= a;
        return b + x;
    }
}
