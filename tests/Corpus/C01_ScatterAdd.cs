using AutoDiffGen;

namespace Corpus;

/// <summary>Histogram / scatter-add.</summary>
/// <remarks>Data-dependent index: scatter-add becomes gather; += on a cell must not zero the cell adjoint.</remarks>
public static partial class C01
{
    private static readonly int[] Bins =
    {
        0,
        1,
        0
    };
    [Case("[1, 2, 3]", Value = 20, Gradient = "[8, 4, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        var h = new double[2];
        for (int i = 0; i < a.Length; i++)
            h[Bins[i]] += a[i];
        return h[0] * h[0] + h[1] * h[1];
    }
}
