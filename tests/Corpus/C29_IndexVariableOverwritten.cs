using AutoDiffGen;

namespace Corpus;

/// <summary>Index variable overwritten.</summary>
/// <remarks>Reverse must use k's value at each statement (index is in the TBR set).</remarks>
public static partial class C29
{
    [Case("[3, 4, 5]", Value = 35, Gradient = "[5, 5, 7]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        int k = 0;
        double s = a[k] * a[2];
        k = 1;
        s += a[k] * a[2];
        k = 2;
        return s;
    }
}
