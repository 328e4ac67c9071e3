using AutoDiffGen;

namespace Corpus;

/// <summary>Index-from-end and conditional write.</summary>
/// <remarks>Running minimum stored in the array being scanned; writes depend on earlier writes.</remarks>
public static partial class C40
{
    [Case("[3, 1, 2]", Value = 1, Gradient = "[0, 2, 0]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        for (int i = 0; i < a.Length; i++)
            if (a[i] < a[^1])
                a[^1] = a[i];
        return a[^1] * a[^1];
    }
}
