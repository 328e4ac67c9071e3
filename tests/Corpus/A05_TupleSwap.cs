using AutoDiffGen;

namespace Corpus;

/// <summary>Tuple swap.</summary>
/// <remarks>All right-hand sides are read before any write; the adjoint is the transposed permutation, also simultaneous. Sequential lowering without temps gives (0, ..).</remarks>
public static partial class A05
{
    [Case("2, 3", Value = 18, Gradient = "9, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        (x, y) = (y, x);
        return x * x * y;
    }
}
