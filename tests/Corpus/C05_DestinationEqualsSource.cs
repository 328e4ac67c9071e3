using AutoDiffGen;

namespace Corpus;

/// <summary>Destination equals source.</summary>
/// <remarks>4a^4: the callee's derivative must not assume restrict/noalias.</remarks>
public static partial class C05
{
    private static void DoubledSquares(double[] dst, double[] src)
    {
        for (int i = 0; i < dst.Length; i++)
            dst[i] = 2 * src[i] * src[i];
    }

    [Case("[1, 2]", Value = 68, Gradient = "[16, 128]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        DoubledSquares(a, a);
        return a[0] * a[0] + a[1] * a[1];
    }
}
