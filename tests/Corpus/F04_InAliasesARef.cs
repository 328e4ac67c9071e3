using AutoDiffGen;

namespace Corpus;

/// <summary><c>in</c> aliases a <c>ref</c>.</summary>
/// <remarks><c>in</c> is not a copy: a sees the write, so that the value is 25x^2.</remarks>
public static partial class F04
{
    [Case("2", Value = 100, Gradient = "100")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => M(in x, ref x);

    private static double M(in double a, ref double b)
    {
        b = 5 * b;
        return a * b;
    }
}
