using AutoDiffGen;

namespace Corpus;

/// <summary>Tuple patterns with captured values.</summary>
/// <remarks>Pattern variables are new active variables aliasing the operands.</remarks>
public static partial class B17
{
    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Case("2, -4", Value = -0.5, Gradient = "-0.25, -0.125")]
    [Case("-1, 3", Value = 0, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => (x, y) switch
    {
        (> 0, > 0 and var b) => x * b,
        (> 0, _) => x / y,
        _ => 0
    };
}
