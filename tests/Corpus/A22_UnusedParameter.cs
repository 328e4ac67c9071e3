using AutoDiffGen;

namespace Corpus;

/// <summary>Unused parameter.</summary>
/// <remarks>Gradient slot must be written (exactly 0), not left at the buffer's old content; deserves an information diagnostic.</remarks>
public static partial class A22
{
    [Case("3, 7", Value = 9, Gradient = "6, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => x * x;
}
