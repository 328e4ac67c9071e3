using AutoDiffGen;

namespace Corpus;

/// <summary>Checked context.</summary>
/// <remarks>Generated code must keep checked: for 1e10 the primal throws OverflowException and so must the derivative.</remarks>
public static partial class E07
{
    [Case("2.7", Value = 5.4, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        checked
        {
            int k = (int)x;
            return k * x;
        }
    }
}
