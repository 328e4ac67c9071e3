using AutoDiffGen;

namespace Corpus;

/// <summary>Assignment inside an expression.</summary>
/// <remarks>C# evaluates left to right: x_old + (5x)*(5x) = x + 25x^2. Operand temporaries must be captured in C# order.</remarks>
public static partial class A11
{
    [Case("2", Value = 102, Gradient = "101")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x + (x *= 5) * x;
}
