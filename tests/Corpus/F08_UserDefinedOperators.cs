using AutoDiffGen;

namespace Corpus;

/// <summary>User-defined operators.</summary>
/// <remarks>Operator and conversion methods are calls; compound assignment on structs.</remarks>
public static partial class F08
{
    private readonly record struct V(double X, double Y)
    {
        public static V operator +(V a, V b) => new(a.X + b.X, a.Y + b.Y);

        public static V operator *(V a, double k) => new(a.X * k, a.Y * k);

        public static implicit operator double(V v) => v.X * v.Y;
    }

    [Case("1, 2", Value = 18, Gradient = "18, 9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        var a = new V(x, y);
        a += a * 2;
        return a;
    }
}
