using AutoDiffGen;

namespace Corpus;

/// <summary>Tuple swap of cells.</summary>
/// <remarks>Simultaneous cell writes.</remarks>
public static partial class C35
{
    [Case("[2, 3]", Value = 1.5, Gradient = "[-0.75, 0.5]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        (a[0], a[1]) = (a[1], a[0]);
        return a[0] / a[1];
    }
}
