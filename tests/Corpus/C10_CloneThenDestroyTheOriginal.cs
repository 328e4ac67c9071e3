using AutoDiffGen;

namespace Corpus;

/// <summary>Clone, then destroy the original.</summary>
/// <remarks>Clone/ToArray is a copy (adjoint adds back), unlike =; a[0] = 0 kills only the original's adjoint after the copy.</remarks>
public static partial class C10
{
    [Case("[2, 3]", Value = 6, Gradient = "[3, 2]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        var c = (double[])a.Clone();
        a[0] = 0;
        return c[0] * c[1] + a[0];
    }
}
