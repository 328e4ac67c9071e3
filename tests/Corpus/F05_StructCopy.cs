using AutoDiffGen;

namespace Corpus;

/// <summary>Struct copy.</summary>
/// <remarks>Value semantics: 2x^2; the adjoint of the copy adds back.</remarks>
public static partial class F05
{
    private struct P
    {
        public double X;
    }

    [Case("3", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        var p = new P { X = x };
        var q = p;
        q.X *= 2;
        return p.X * q.X;
    }
}
