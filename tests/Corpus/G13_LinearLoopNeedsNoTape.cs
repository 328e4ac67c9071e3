using AutoDiffGen;

namespace Corpus;

/// <summary>Linear loop needs no tape.</summary>
/// <remarks>1e7 iterations must use O(1) extra memory: nothing here is to be recorded.</remarks>
public static partial class G13
{
    [Case("[1, 2], 21", Value = 93, Gradient = "[33, 30]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
            s += a[i % a.Length] * (i % 7);
        return s;
    }
}
