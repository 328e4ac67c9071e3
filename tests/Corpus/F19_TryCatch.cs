using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Try/catch.</summary>
/// <remarks>Exception may leave partial tape records: support by tape-position reset, or diagnose.</remarks>
public static partial class F19
{
    private static double Inverse(double x) => x == 0 ? throw new DivideByZeroException() : 1 / x;

    [Case("2", Value = 0.5, Gradient = "-0.25")]
    [Case("0", Value = 0, Gradient = "0", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        try
        {
            return Inverse(x);
        }
        catch (DivideByZeroException)
        {
            return 0;
        }
    }
}
