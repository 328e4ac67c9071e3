using AutoDiffGen;

namespace Corpus;

/// <summary>Gauss-Seidel sweep in place.</summary>
/// <remarks>Linear (no tape needed) but the kill of a[i] must precede the += to its neighbours.</remarks>
public static partial class C32
{
    [Case("[1, 0, 2, 3]", Value = 3.375, Gradient = "[1.5, 0, 1.5, 0.75]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        for (int i = 1; i < a.Length - 1; i++)
            a[i] = 0.5 * (a[i - 1] + a[i + 1]);
        return a[1] * a[2];
    }
}
