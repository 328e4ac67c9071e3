using AutoDiffGen;

namespace Corpus;

/// <summary>Quotient with loop variable in the divisor.</summary>
/// <remarks>Inline divisor expression must be saved or recomputed with the right i.</remarks>
public static partial class G11
{
    [Case("1", Value = 0.0416666667, Gradient = "-0.003472222222")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double r = x;
        for (int i = 1; i <= 3; i++)
            r = r / (x + i);
        return r;
    }
}
