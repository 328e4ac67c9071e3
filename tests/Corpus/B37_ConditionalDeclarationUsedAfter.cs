using AutoDiffGen;

namespace Corpus;

/// <summary>Conditional declaration used after.</summary>
/// <remarks>Definite assignment: generated reverse code must also satisfy C#'s definite-assignment rules.</remarks>
public static partial class B37
{
    [Case("3, 2", Value = 1, Gradient = "2, -2")]
    [Case("2, 3", Value = 49, Gradient = "-14, 84")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        double z;
        if (x > y)
            z = x - y;
        else
        {
            double w = y * y;
            z = w - x;
        }

        return z * z;
    }
}
