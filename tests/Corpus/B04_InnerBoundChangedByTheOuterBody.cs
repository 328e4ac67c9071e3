using AutoDiffGen;

namespace Corpus;

/// <summary>Inner bound changed by the outer body.</summary>
/// <remarks>x^4. m is an integer that must be taped or inverted, or the inner trip count recorded.</remarks>
public static partial class B04
{
    [Case("1.5", Value = 5.0625, Gradient = "13.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = 1;
        int m = 1;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < m; j++)
                s *= x;
            m += i;
        }

        return s;
    }
}
