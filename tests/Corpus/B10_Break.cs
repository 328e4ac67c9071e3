using AutoDiffGen;

namespace Corpus;

/// <summary>Break.</summary>
/// <remarks>Partial last iteration; reverse starts from the break point.</remarks>
public static partial class B10
{
    [Case("3, 2", Value = 240, Gradient = "284, 120")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double p = 1, s = 0;
        for (int i = 0; i < 10; i++)
        {
            if (p > 50)
                break;
            p *= x;
            s += p * y;
        }

        return s;
    }
}
