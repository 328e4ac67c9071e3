using AutoDiffGen;

namespace Corpus;

/// <summary>Overwrite in both branches (TBR merge).</summary>
/// <remarks>TBR/activity facts must be joined over BOTH branches; clad shipped silent wrong gradients from visiting the true branch twice (clad commit of 2026-06-21).</remarks>
public static partial class A23
{
    [Case("2, 3", Value = 8, Gradient = "12, 0")]
    [Case("3, 2", Value = 18, Gradient = "12, 9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double t = x;
        if (x > y)
            t = t * y;
        else
            t = t * t;
        return t * x;
    }
}
