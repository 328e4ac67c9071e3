using AutoDiffGen;

namespace Corpus;

/// <summary>Explicit Euler decay.</summary>
/// <remarks>y += linear(y): y must be taped (k's adjoint needs it) although the update looks additive.</remarks>
public static partial class B35
{
    [Case("2", Value = 0.107374182, Gradient = "-0.134217728")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double k)
    {
        double y = 1, h = 0.1;
        for (int i = 0; i < 10; i++)
            y += h * (-k * y);
        return y;
    }
}
