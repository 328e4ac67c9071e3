using AutoDiffGen;

namespace Corpus;

/// <summary>Downward and strided counters.</summary>
/// <remarks>Final i is -1 for n = 5 and -2 for n = 4: inverse iteration must start from the last executed value.</remarks>
public static partial class B23
{
    [Case("2, 5", Value = 20, Gradient = "18")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, int n)
    {
        double r = 0;
        for (int i = n - 1; i >= 0; i -= 2)
            r = r * x + i;
        return r;
    }
}
