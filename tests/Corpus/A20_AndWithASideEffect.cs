using AutoDiffGen;

namespace Corpus;

/// <summary>&amp;&amp; with a side effect.</summary>
/// <remarks>Short-circuiting decides whether an ACTIVE assignment ran: need three recorded outcomes, not one boolean.</remarks>
public static partial class A20
{
    [Case("2, 3", Value = 36, Gradient = "36, 24")]
    [Case("1, 3", Value = 3, Gradient = "3, 1")]
    [Case("-1, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        if (x > 0 && (y = y * x) > 5)
            return y * y;
        return y;
    }
}
