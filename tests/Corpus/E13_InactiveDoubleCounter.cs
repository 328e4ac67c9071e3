using AutoDiffGen;

namespace Corpus;

/// <summary>Inactive double counter.</summary>
/// <remarks>Activity analysis: n is a double but not active; no adjoint should be generated for n.</remarks>
public static partial class E13
{
    [Case("[1, 2, 6]", Value = 3, Gradient = "[0.3333333333, 0.3333333333, 0.3333333333]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a)
    {
        double n = 0, s = 0;
        foreach (var v in a)
        {
            n++;
            s += v;
        }

        return s / n;
    }
}
