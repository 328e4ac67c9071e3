using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Expressions that are written twice and computed once: each use has its own adjoint.</summary>
public static partial class SharedSubexpressions
{
    [Case("0.5", Value = 1.1089855035418317, Gradient = "0.3793877296504064")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SquareUnderARoot(double x) => Math.Sqrt(1 + Math.Sin(x) * Math.Sin(x));

    [Case("0.5, 2", Value = 0.3253328031792848, Gradient = "-0.23030043890068141, 0.1626664015896424")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SquareOfAnInverse(double x, double y) => 1 / (2 + Math.Sin(x)) * (1 / (2 + Math.Sin(x))) * y;

    [Case("0.5", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Difference(double x) => Math.Exp(x) - Math.Exp(x);

    [Case("2", Value = 1.2, Gradient = "0.1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LosesItself(double x) => Nothing(x) + 0.1 * x;

    private static double Nothing(double p)
    {
        double v = 2;
        p = 1 < v && 1 < 1.0 ? 1 + p + Math.Atan(p) : 1;
        p -= p;
        return 1 + p;
    }
}
