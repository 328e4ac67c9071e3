using AutoDiffGen;

namespace Corpus;

/// <summary>Index taken before the right side runs.</summary>
/// <remarks>C# evaluates the target's index (0), then the right side (i = 1): a[0] = 2*a[1].</remarks>
public static partial class C31
{
    [Case("[2, 3]", Value = 18, Gradient = "[0, 12]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        int i = 0;
        a[i++] = a[i] * 2;
        return a[0] * a[1];
    }
}
