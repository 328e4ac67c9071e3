using AutoDiffGen;

namespace Corpus;

/// <summary>Same operand twice.</summary>
/// <remarks>Both operand slots feed the same adjoint: must be +=, never =.</remarks>
public static partial class A01
{
    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x * x;
}
