using AutoDiffGen;

namespace Corpus;

/// <summary>Jagged rows alias.</summary>
/// <remarks>Rows may be the same object: cannot allocate one adjoint row per index.</remarks>
public static partial class C13
{
    [Case("3", Value = 9, Gradient = "6")]
    [Refused("ADG0110", Because = "an array of arrays is made of rows that it does not own, and they may be the same")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        var r = new[] { x };
        double[][] m = { r, r };
        m[0][0] *= x;
        return m[1][0];
    }
}
