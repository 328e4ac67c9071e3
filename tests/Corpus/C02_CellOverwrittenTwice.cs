using AutoDiffGen;

namespace Corpus;

/// <summary>Cell overwritten twice.</summary>
/// <remarks>Array cells need the same save/restore/kill treatment as scalars. The caller's array is also mutated: gradient is w.r.t. entry values.</remarks>
public static partial class C02
{
    [Case("[2, 3]", Value = 36, Gradient = "[36, 24]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        a[0] = a[0] * a[1];
        a[0] = a[0] * a[0];
        return a[0];
    }
}
