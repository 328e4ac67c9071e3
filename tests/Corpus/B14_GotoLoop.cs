using AutoDiffGen;

namespace Corpus;

/// <summary>Goto loop.</summary>
/// <remarks>Structured transform sees no loop; needs a CFG-based adjoint or a clear error.</remarks>
public static partial class B14
{
    [Case("2", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        int i = 0;
        double r = 1;
        again:
            r *= x;
        if (++i < 3)
            goto again;
        return r;
    }
}
