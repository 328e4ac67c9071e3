using AutoDiffGen;

namespace Corpus;

/// <summary>Variable (re)assigned in one branch.</summary>
/// <remarks>The adjoint of t must be killed only if the branch was taken.</remarks>
public static partial class A19
{
    [Case("2", Value = 16, Gradient = "32")]
    [Case("0.5", Value = 0.25, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double t = x;
        if (x > 1)
            t = x * x;
        return t * t;
    }
}
