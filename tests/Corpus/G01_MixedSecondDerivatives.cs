using AutoDiffGen;

namespace Corpus;

/// <summary>Mixed second derivatives.</summary>
/// <remarks>Hessian [[2y,2x],[2x,6y]] = [[6,4],[4,18]]; HVP with (1,0) = (6,4); generated reverse code must itself be forward-differentiable.</remarks>
public static partial class G01
{
    [Case("2, 3", Value = 39, Gradient = "12, 31")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => x * x * y + y * y * y;
}
