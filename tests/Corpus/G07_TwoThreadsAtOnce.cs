using AutoDiffGen;

namespace Corpus;

/// <summary>Two threads at once.</summary>
/// <remarks>No static tape; results bit-identical under concurrency and re-entrancy.</remarks>
public static partial class G07
{
    [Case("1", Value = 51, Gradient = "1275")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = 1;
        for (int i = 0; i < 50; i++)
            s = s * x + 1;
        return s;
    }
}
