using AutoDiffGen;

namespace Corpus;

/// <summary>Const, readonly and static readonly.</summary>
/// <remarks>Inactive; may be folded, must not get adjoints or writes.</remarks>
public static partial class E19
{
    private const double E19k = 3;

    private static readonly double E19q = 2;

    [Case("5", Value = 30, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => E19k * x * E19q;
}
