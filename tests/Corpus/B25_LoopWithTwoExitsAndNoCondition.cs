using AutoDiffGen;

namespace Corpus;

/// <summary>Loop with two exits and no condition.</summary>
/// <remarks>return and break continue in different places.</remarks>
public static partial class B25
{
    [Case("3", Value = 54, Gradient = "54")]
    [Case("1.1", Value = 1.61051, Gradient = "7.3205")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double r = 1;
        for (int i = 0;; i++)
        {
            if (i == 5)
                return r;
            r *= x;
            if (r > 20)
                break;
        }

        return 2 * r;
    }
}
