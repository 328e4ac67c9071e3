using AutoDiffGen;

namespace Corpus;

/// <summary>Data-dependent recursion depth.</summary>
/// <remarks>Depth unknown at compile time.</remarks>
public static partial class B28
{
    [Case("2", Value = 256, Gradient = "256")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x > 10 ? x * x : F(2 * x);
}
