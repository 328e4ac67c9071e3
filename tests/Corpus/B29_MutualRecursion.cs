using AutoDiffGen;

namespace Corpus;

/// <summary>Mutual recursion.</summary>
/// <remarks>x^2 + x^3: the generator must handle call-graph cycles without infinite recursion or unbounded inlining.</remarks>
public static partial class B29
{
    [Case("2, 3", Value = 12, Gradient = "16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, int n) => n == 0 ? 1 : x * B29b(x, n - 1);

    private static double B29b(double x, int n) => n == 0 ? x : x + F(x, n - 1);
}
