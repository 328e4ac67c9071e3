using AutoDiffGen;

namespace Corpus;

/// <summary>Ref local to an element.</summary>
/// <remarks>r and a[0] are one location.</remarks>
public static partial class C28
{
    [Case("[3, 4]", Value = 26, Gradient = "[12, 2]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        ref double r = ref a[0];
        r = r * r;
        a[0] += a[1];
        return r * 2;
    }
}
