using AutoDiffGen;

namespace Corpus;

/// <summary>Jump discontinuity.</summary>
/// <remarks>Derivative of the executed branch; finite differences disagree, so a gradient checker must detect jumps.</remarks>
public static partial class D32
{
    [Case("2", Value = 7, Gradient = "2")]
    [Case("1", Value = 1, Gradient = "1", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x > 1 ? 2 * x + 3 : x;
}
