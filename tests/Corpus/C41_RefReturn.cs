using AutoDiffGen;

namespace Corpus;

/// <summary>Indexing through a struct wrapper (ref return).</summary>
/// <remarks>ref-returning calls are l-values; derivative needs a matching ref to the adjoint.</remarks>
public static partial class C41
{
    private static ref double Cell(double[] a, int i) => ref a[i];

    [Case("[2, 3]", Value = 6, Gradient = "[3, 2]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        Cell(a, 0) *= Cell(a, 1);
        return a[0];
    }
}
