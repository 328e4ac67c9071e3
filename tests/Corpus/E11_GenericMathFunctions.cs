using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Generic math functions.</summary>
/// <remarks>T.Exp / T.Pow must map to the same rules as Math.Exp / Math.Pow. 2e^x: e*1 + e/2 + 2.</remarks>
public static partial class E11
{
    private static T E11g<T>(T a)
        where T : IFloatingPointIeee754<T> => T.Exp(a) * T.Sqrt(a) + T.Pow(a, T.CreateChecked(2));

    [Case("1", Value = 3.71828183, Gradient = "6.077422743")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => E11g(x);
}
