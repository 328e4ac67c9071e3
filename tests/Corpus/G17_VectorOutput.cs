using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Vector output.</summary>
/// <remarks>Jacobian [[3,2],[1,6]]; seeds (3,5) give the VJP (14,36).</remarks>
public static partial class G17
{
    [Case("2, 3", Value = 73, Gradient = "14, 36")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y)
    {
        Span<double> o = stackalloc double[2];
        o[0] = x * y;
        o[1] = x + y * y;
        return 3 * o[0] + 5 * o[1];
    }
}
