using AutoDiffGen;

namespace Corpus;

/// <summary>No mutation of caller's data by the gradient.</summary>
/// <remarks>After value+gradient the caller's array must equal what the primal alone would leave (6,3); restoring it for the reverse sweep then needs re-applying, or document.</remarks>
public static partial class G22
{
    [Case("[2, 3]", Value = 6, Gradient = "[3, 2]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        a[0] *= a[1];
        return a[0];
    }
}
