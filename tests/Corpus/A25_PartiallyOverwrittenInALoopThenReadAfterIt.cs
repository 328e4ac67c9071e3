using AutoDiffGen;

namespace Corpus;

/// <summary>Partially overwritten in a loop then read after it.</summary>
/// <remarks>Only the final iteration's value survives: adjoints for iterations 0 and 1 must be zeroed by the later writes.</remarks>
public static partial class A25
{
    [Case("2, 3", Value = 18, Gradient = "9, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double last = 0;
        for (int i = 0; i < 3; i++)
        {
            last = x * (i + 1);
            if (i == 1)
                last += y;
        }

        return last * y;
    }
}
