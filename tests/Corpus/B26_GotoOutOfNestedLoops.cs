using AutoDiffGen;

namespace Corpus;

/// <summary>Goto out of nested loops.</summary>
/// <remarks>Multi-level exit with both counters part-way.</remarks>
public static partial class B26
{
    [Case("1, 2", Value = 11, Gradient = "1, 5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
            {
                s += x * i * j + y;
                if (s > 10)
                    goto done;
            }

        done:
            return s;
    }
}
