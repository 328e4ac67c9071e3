using AutoDiffGen;

namespace Corpus;

/// <summary>Horner with while (i-- &gt; 0).</summary>
/// <remarks>i is read, tested and decremented in the condition, ending at -1; the reverse sweep must replay i = 0,1,2,3 (post-decrement values).</remarks>
public static partial class A14
{
    private static readonly double[] A14c = { 1, 2, 3, 4 };

    [Case("1.5", Value = 24.25, Gradient = "38")]
    [Case("2", Value = 49, Gradient = "62")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double r = 0;
        int i = A14c.Length;
        while (i-- > 0)
            r = r * x + A14c[i];
        return r;
    }
}
