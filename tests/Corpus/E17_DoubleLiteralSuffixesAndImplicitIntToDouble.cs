using AutoDiffGen;

namespace Corpus;

/// <summary>Double literal suffixes and implicit int to double.</summary>
/// <remarks>Implicit conversions from int, long, char are inactive; (3+2) + 3 + 97.</remarks>
public static partial class E17
{
    [Case("2, 3", Value = 210, Gradient = "105")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, int n)
    {
        double r = n;
        r += 2;
        r *= x;
        long k = n;
        return r + k * x + 'a' * x;
    }
}
