using AutoDiffGen;

namespace Corpus;

/// <summary>Loop variable changed in the body.</summary>
/// <remarks>Reverse loop cannot be for (i = 5; i &gt;= 0; i--); the trip count must be counted.</remarks>
public static partial class B22
{
    [Case("1.5", Value = 5.0625, Gradient = "13.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double r = 1;
        for (int i = 0; i < 6; i++)
        {
            r *= x;
            if (r > 2)
                i++;
        }

        return r;
    }
}
