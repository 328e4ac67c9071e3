using AutoDiffGen;

namespace Corpus;

/// <summary>Non-invertible addition.</summary>
/// <remarks>Values: s = 0 after rounding, program derivative still 2x + 1. Also: undoing += by -= is not exact in floating point, so tape, do not un-compute.</remarks>
public static partial class G25
{
    [Case("3", Value = 9, Gradient = "7", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = 1e20;
        s += x;
        s -= 1e20;
        double r = x * x;
        r += s;
        return r;
    }
}
