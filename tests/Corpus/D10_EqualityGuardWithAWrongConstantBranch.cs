using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Equality guard with a wrong constant branch.</summary>
/// <remarks>Program derivative is 0, true one is 1. == on an active double must raise a warning.</remarks>
public static partial class D10
{
    [Case("1", Value = 1.71828183, Gradient = "2.718281828")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        if (x == 0)
            return 0;
        return Math.Exp(x) - 1;
    }
}
