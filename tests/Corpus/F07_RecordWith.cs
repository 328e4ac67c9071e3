using AutoDiffGen;

namespace Corpus;

/// <summary>Record <c>with</c>.</summary>
/// <remarks>Non-destructive update: copy, then overwrite one field (kill).</remarks>
public static partial class F07
{
    private record struct R(double X, double Y);

    [Case("2, 3", Value = 12, Gradient = "6, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        var p = new R(x, y);
        var q = p with { X = p.X * p.Y };
        return q.X + p.X * q.Y;
    }
}
