using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Variables that the right side of a condition declares, and that are used where it held.</summary>
public static partial class DeclaredInConditions
{
    private static readonly Dictionary<string, double> s_factors = new() { ["a"] = 3 };

    private static bool TrySquare(double v, out double square)
    {
        square = v * v;
        return v > -3;
    }

    private static bool TryAbove(double v, out double square)
    {
        if (v > 1)
        {
            square = v * v;
            return true;
        }

        square = 1;
        return false;
    }

    [Case("[2, 3]", Value = 18, Gradient = "[9, 12]")]
    [Case("[-2, 3]", Value = -2, Gradient = "[1, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OutVariable(double[] w)
    {
        double s = w[0];
        if (s > 0 && TrySquare(w[1], out var t)) s *= t;
        return s;
    }

    [Case("2, 3", Value = 18, Gradient = "9, 12")]
    [Case("2, 0.5", Value = 2, Gradient = "1, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReturnsEarly(double x, double y)
    {
        if (x > 0 && TryAbove(y, out double t)) return x * t;
        return x;
    }

    [Case("2, 3", Value = 27, Gradient = "9, 18")]
    [Case("-2, 3", Value = -2, Gradient = "1, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Guard(double x, double y)
    {
        if (x < 0 || !TrySquare(y, out var t)) return x;
        return x * t + t;
    }

    [Case("[2, 3, 4]", Value = 24, Gradient = "[12, 8, 6]")]
    [Case("[2, 3, -4]", Value = 2, Gradient = "[1, 0, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Pattern(double[] w)
    {
        double s = w[0];
        if (s > 0 && w[1] * w[2] is var t && t > -9) s *= t;
        return s;
    }

    [Case("2", Value = 6, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Looked(double x)
    {
        double s = x;
        if (x > 0 && s_factors.TryGetValue("a", out double t)) s *= t;
        return s;
    }

    // (2·9 + 2)·(…): the products of neighbours, each plus two, until one of them is not above one.
    [Case("[2, 3, 0.5]", Value = 38, Gradient = "[36, 24, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double[] w)
    {
        double s = 1;
        int i = 0;
        while (TryAbove(w[i++], out var v) && TryAbove(w[i], out double u)) s *= v * u + 2;
        return s;
    }

    [Case("[2, 3, 4, 5]", Value = 18, Gradient = "[9, 12, 0, 0]")]
    [Case("[2, 0.1, 4, 5]", Value = 5, Gradient = "[0, 0, 0, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InAGuard(double[] w)
    {
        double s = w[0];
        switch (w.Length)
        {
            case 4 when s > 10 && s < 11:
                s *= 2;
                break;
            case 4 when TrySquare(w[1], out var t) && t > 0.1:
                s *= t;
                break;
            default:
                s = w[3];
                break;
        }

        return s;
    }

    [Case("2, 3, \"k\"", Value = 6, Gradient = "3, 2")]
    [Case("2, 3, \"n\"", Value = 4, Gradient = "4, 0")]
    [Case("2, 3, \"kk\"", Value = 4, Gradient = "4, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAPattern(double x, double y, string key) => key is { Length: 1 } one && one[0] == 'k' ? x * y : x * x;

    [Case("2, 3, \"k\"", Value = 6, Gradient = "3, 2")]
    [Case("2, 3, \"keys\"", Value = 12, Gradient = "18, 0")]
    [Case("-2, 3, \"k\"", Value = -8, Gradient = "12, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAPatternThatFails(double x, double y, string key)
    {
        double s = x;
        if (x < 0 || key is not { Length: <= 2 } few) s *= x * (x > 0 ? 1.5 : 1);
        else s = y * few.Length;
        return s * x;
    }
}
