using AutoDiffGen;

namespace Corpus;

/// <summary>Sibling scopes reuse a name.</summary>
/// <remarks>Hoisting adjoints to method scope without renaming merges the two t's.</remarks>
public static partial class A17
{
    [Case("2", Value = 16, Gradient = "16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double r = 0;
        {
            double t = x * x;
            r += t;
        }

        {
            double t = 3 * r;
            r += t;
        }

        return r;
    }
}
