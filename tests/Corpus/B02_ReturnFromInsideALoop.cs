using AutoDiffGen;

namespace Corpus;

/// <summary>Return from inside a loop.</summary>
/// <remarks>Reverse must start in the middle of iteration k and must not run the code after the loop.</remarks>
public static partial class B02
{
    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Case("1.01, 3", Value = 1.10462213, Gradient = "10.93685273, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double p = 1;
        for (int i = 0; i < 10; i++)
        {
            p *= x;
            if (p > y)
                return p * y;
        }

        return p;
    }
}
