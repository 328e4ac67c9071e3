using AutoDiffGen;

namespace Corpus;

/// <summary>Compound divide then square.</summary>
/// <remarks>f = x^2/y^2. x /= y overwrites x but the y-adjoint needs old x (or new x / y); x *= x has the target on both sides.</remarks>
public static partial class A07
{
    [Case("3, 2", Value = 2.25, Gradient = "1.5, -2.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        x /= y;
        x *= x;
        return x;
    }
}
