using AutoDiffGen;

namespace Corpus;

/// <summary>Array reference assignment.</summary>
/// <remarks>b = a is a reference copy: b's adjoint array IS a's adjoint array.</remarks>
public static partial class C07
{
    [Case("[2, 3]", Value = 18, Gradient = "[9, 6]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double[] b = a;
        b[0] *= 3;
        return a[0] * a[1];
    }
}
