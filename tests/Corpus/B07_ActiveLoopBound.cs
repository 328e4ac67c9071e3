using AutoDiffGen;

namespace Corpus;

/// <summary>Active loop bound.</summary>
/// <remarks>Bound is active but only compared: derivative 0 and no error; a floating counter is inactive here and must be taped, not inverted (t -= 0.5 is not exact in general).</remarks>
public static partial class B07
{
    [Case("1.25, 2", Value = 3, Gradient = "0, 1.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double s = 0;
        for (double t = 0; t < x; t += 0.5)
            s += t * y;
        return s;
    }
}
