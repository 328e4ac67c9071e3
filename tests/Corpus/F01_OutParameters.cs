using AutoDiffGen;

namespace Corpus;

/// <summary>Out parameters.</summary>
/// <remarks>Several active outputs; c reads the out variable s.</remarks>
public static partial class F01
{
    [Case("2", Value = 12, Gradient = "16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        Powers(x, out var a, out var b);
        return a + b;
    }

    private static void Powers(double x, out double s, out double c)
    {
        s = x * x;
        c = s * x;
    }
}
