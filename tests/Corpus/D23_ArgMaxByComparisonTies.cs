using AutoDiffGen;

namespace Corpus;

/// <summary>Arg-max by comparison, ties.</summary>
/// <remarks>Branches decide: first wins with &gt;, last with &gt;=. No 1/2 splitting here.</remarks>
public static partial class D23
{
    [Case("[1, 3, 2]", Value = 3, Gradient = "[0, 1, 0]")]
    [Case("[3, 3]", Value = 3, Gradient = "[1, 0]", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double b = a[0];
        for (int i = 1; i < a.Length; i++)
            if (a[i] > b)
                b = a[i];
        return b;
    }
}
