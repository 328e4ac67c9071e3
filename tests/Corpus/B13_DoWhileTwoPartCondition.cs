using AutoDiffGen;

namespace Corpus;

/// <summary>Do-while, two-part condition.</summary>
/// <remarks>Body runs at least once; exit reason differs.</remarks>
public static partial class B13
{
    [Case("2", Value = 22, Gradient = "37")]
    [Case("20", Value = 20, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double s = 0;
        int i = 0;
        do
        {
            s += x;
            x *= x;
            i++;
        }
        while (i < 3 && x < 100);
        return s;
    }
}
