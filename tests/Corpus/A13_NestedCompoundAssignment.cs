using AutoDiffGen;

namespace Corpus;

/// <summary>Nested compound assignment.</summary>
/// <remarks>(2x+y)(x+y): C# reads the left x before running y += x.</remarks>
public static partial class A13
{
    [Case("2, 3", Value = 35, Gradient = "17, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        x += y += x;
        return x * y;
    }
}
