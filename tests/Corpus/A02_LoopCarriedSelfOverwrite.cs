using AutoDiffGen;

namespace Corpus;

/// <summary>Loop-carried self-overwrite.</summary>
/// <remarks>f = t^8, f' = 8t^7. Each iteration destroys the value its own adjoint needs: the old t must be taped before the write and restored before use (TBR must say "to be recorded").</remarks>
public static partial class A02
{
    [Case("1.5", Value = 25.6289062, Gradient = "136.6875")]
    [Case("1.1", Value = 2.14358881, Gradient = "15.5897368")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double t)
    {
        for (int i = 0; i < 3; i++)
            t = t * t;
        return t;
    }
}
