using AutoDiffGen;

namespace Corpus;

/// <summary>Array range is a copy.</summary>
/// <remarks>a[1..] on an array copies (on a Span it views): same syntax, opposite aliasing. f = a1 + a1*a2 + a2.</remarks>
public static partial class C16
{
    [Case("[1, 2, 3]", Value = 11, Gradient = "[0, 4, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        var t = a[1..];
        t[^1] *= t[0];
        return t[0] + t[1] + a[2];
    }
}
