using AutoDiffGen;

namespace Corpus;

/// <summary>(int) cast.</summary>
/// <remarks>Cast result is inactive but its value is needed; warn that derivative is dropped in the cast.</remarks>
public static partial class E01
{
    [Case("2.7", Value = 5.4, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => (int)x * x;
}
