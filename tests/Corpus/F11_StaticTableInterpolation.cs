using AutoDiffGen;

namespace Corpus;

/// <summary>Static table interpolation.</summary>
/// <remarks>Index is a truncated active value; slope comes only through f.</remarks>
public static partial class F11
{
    private static readonly double[] Table =
    {
        0,
        1,
        4,
        9
    };
    [Case("1.5", Value = 2.5, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        int i = (int)x;
        double f = x - i;
        return Table[i] + (Table[i + 1] - Table[i]) * f;
    }
}
