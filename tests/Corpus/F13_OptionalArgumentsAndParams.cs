using AutoDiffGen;

namespace Corpus;

/// <summary>Optional arguments and params.</summary>
/// <remarks>Implicit array creation with active elements; the default value is inactive.</remarks>
public static partial class F13
{
    [Case("2", Value = 12, Gradient = "10")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => M(2, x, x * x) + M();

    private static double M(double k = 3, params double[] v)
    {
        double s = 0;
        foreach (var q in v) s += k * q;
        return s;
    }
}
