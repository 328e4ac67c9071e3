using AutoDiffGen;

namespace Corpus;

/// <summary>Collatz-like mixed loop.</summary>
/// <remarks>Integer state is not invertible (n/=2, 3n+1): record the branch taken (1 bit) or n.</remarks>
public static partial class B38
{
    [Case("1.5, 3", Value = 3.05859375, Gradient = "2.2734375")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, int n)
    {
        double r = x;
        while (n != 1)
        {
            if (n % 2 == 0)
            {
                n /= 2;
                r = r * 0.5 + x;
            }
            else
            {
                n = 3 * n + 1;
                r = r * x;
            }
        }

        return r;
    }
}
