using AutoDiffGen;

namespace Corpus;

/// <summary>Expression-bodied local static function and recursion.</summary>
/// <remarks>Recursive local function; two call sites.</remarks>
public static partial class F38
{
    [Case("2", Value = 24, Gradient = "28")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        static double P(double v, int n) => n == 0 ? 1 : v * P(v, n - 1);
        return P(x, 3) + P(2 * x, 2);
    }
}
