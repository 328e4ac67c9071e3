using AutoDiffGen;

namespace Corpus;

/// <summary>X *= x.</summary>
/// <remarks>Generic rule for a *= b (bb += a_old*ab; ab *= b) is wrong when a and b are the same variable.</remarks>
public static partial class A08
{
    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        x *= x;
        return x;
    }
}
