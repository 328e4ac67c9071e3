using AutoDiffGen;

namespace Corpus;

/// <summary>Switch expression, relational patterns.</summary>
/// <remarks>Expression-level control flow: only the selected arm may be evaluated and differentiated.</remarks>
public static partial class B16
{
    [Case("-2", Value = 2, Gradient = "-1")]
    [Case("4", Value = 64, Gradient = "48")]
    [Case("2", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x switch
    {
        < 0 => -x,
        > 3 => x * x * x,
        _ => x * x
    };
}
