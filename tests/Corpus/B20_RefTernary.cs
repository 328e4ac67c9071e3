using AutoDiffGen;

namespace Corpus;

/// <summary>Ref ternary.</summary>
/// <remarks>Run-time choice of storage: the adjoint reference must be chosen by the same recorded condition.</remarks>
public static partial class B20
{
    [Case("2, 3", Value = 20, Gradient = "1, 12")]
    [Case("3, 2", Value = 13, Gradient = "6, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        ref double r = ref (x > y ? ref x : ref y);
        r *= r;
        return x + 2 * y;
    }
}
