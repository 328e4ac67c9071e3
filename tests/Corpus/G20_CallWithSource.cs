using AutoDiffGen;

namespace Corpus;

/// <summary>Call without source or rule.</summary>
/// <remarks>If Gamma comes from a referenced assembly with no rule: error plus a stub "write this method", never zero, never numerical differences silently.</remarks>
public static partial class G20
{
    private static class Special
    {
        public static double Gamma(double v) => v * v;
    }

    [Case("2", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x * Special.Gamma(x);
}
