using AutoDiffGen;

namespace Corpus;

/// <summary>A ref parameter that is changed twice.</summary>
/// <remarks>The adjoint of a ref is read and overwritten by each call in reverse.</remarks>
public static partial class F02
{
    [Case("2", Value = 16, Gradient = "32")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        Square(ref x);
        Square(ref x);
        return x;
    }

    private static void Square(ref double v) => v *= v;
}
