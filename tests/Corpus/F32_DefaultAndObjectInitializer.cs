using AutoDiffGen;

namespace Corpus;

/// <summary>Default and object initializer.</summary>
/// <remarks><c>default</c> sets everything to zero: its adjoint is dropped.</remarks>
public static partial class F32
{
    private struct P
    {
        public double X, Y;
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        P q = default;
        q.X = x;
        var r = new P { X = q.X * q.X, Y = q.Y };
        return r.X + r.Y;
    }
}
