using AutoDiffGen;

namespace Corpus;

/// <summary>Chained assignment.</summary>
/// <remarks>Assignment is an expression: value flows to two variables, adjoints of both must be merged.</remarks>
public static partial class A10
{
    [Case("2", Value = 16, Gradient = "32")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double a, b;
        a = b = x * x;
        return a * b;
    }
}
