using AutoDiffGen;

namespace Corpus;

/// <summary>Ping-pong buffers.</summary>
/// <remarks>References swap in the loop: adjoint references must be swapped back in reverse; stale contents of nxt must be killed.</remarks>
public static partial class C08
{
    [Case("[2, 3]", Value = 36, Gradient = "[36, 24]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        var cur = (double[])a.Clone();
        var nxt = new double[2];
        for (int k = 0; k < 2; k++)
        {
            for (int i = 0; i < 2; i++)
                nxt[i] = cur[i] * cur[(i + 1) % 2];
            (cur, nxt) = (nxt, cur);
        }

        return cur[0];
    }
}
