using AutoDiffGen;

namespace Corpus;

/// <summary>Array mutated during foreach.</summary>
/// <remarks>foreach over an ARRAY sees later writes (a List would throw). Lowering foreach to "copy then iterate" is wrong.</remarks>
public static partial class B31
{
    [Case("[1, 2, 4]", Value = 11, Gradient = "[3, 2, 1]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double s = 0;
        int i = 0;
        foreach (var v in a)
        {
            if (i + 1 < a.Length)
                a[i + 1] += v;
            s += v;
            i++;
        }

        return s;
    }
}
