using AutoDiffGen;

namespace Corpus;

/// <summary>Integer division.</summary>
/// <remarks>Adjoint expression must repeat the INTEGER division: n / 2 = 2, not 2.5.</remarks>
public static partial class E02
{
    [Case("3, 5", Value = 6, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, int n) => n / 2 * x;
}
