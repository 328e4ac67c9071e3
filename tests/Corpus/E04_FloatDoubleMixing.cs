using AutoDiffGen;

namespace Corpus;

/// <summary>Float / double mixing.</summary>
/// <remarks>Partial is 2*f with f rounded to float; the adjoint of f should be kept in double or explicitly cast; C# needs a cast (float) on every narrowing adjoint.</remarks>
public static partial class E04
{
    [Case("1.1", Value = 1.21000004, Gradient = "2.200000048", Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        float f = (float)x;
        return f * f;
    }
}
