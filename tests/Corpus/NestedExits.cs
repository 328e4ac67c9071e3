using AutoDiffGen;

namespace Corpus;

/// <summary>Exits of a loop from choices within choices.</summary>
public static partial class NestedExits
{
    [Case("0.5, 4", Value = 1.9375, Gradient = "5.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnlyContinue(double x, int n)
    {
        double y = 0;
        for (int k = 0; k < n; k++)
        {
            if (k % 2 == 0)
            {
                if (x * k > 0.75) continue;
            }
            else
            {
                y += x * x;
            }

            y = y * x + k * x;
        }

        return y;
    }
}
