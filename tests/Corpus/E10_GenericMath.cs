using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Generic math.</summary>
/// <remarks>Operators are static abstract members; derivative must also be generic (or specialised per T).</remarks>
public static partial class E10
{
    private static T E10g<T>(T a, T b)
        where T : INumber<T> => a * a + b;

    [Case("3, 5", Value = 14, Gradient = "6, 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => E10g(x, y);
}
