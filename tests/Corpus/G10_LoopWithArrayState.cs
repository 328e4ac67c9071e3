using AutoDiffGen;

namespace Corpus;

/// <summary>Checkpointed loop with array state.</summary>
/// <remarks>Snapshots must include arrays; in-place update; gradient bit-identical with and without checkpoints.</remarks>
public static partial class G10
{
    [Case("[1.2, 0.9], 2", Value = 3.28064792, Gradient = "[5.5190988, 12.105136]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a, int n)
    {
        for (int k = 0; k < n; k++)
            for (int i = 0; i < a.Length; i++)
                a[i] = a[i] * a[(i + 1) % a.Length] + 0.1;
        return a[0] + a[1];
    }
}
