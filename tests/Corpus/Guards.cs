using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Guards that throw, as statements, expressions and helper calls.</summary>
public static partial class Guards
{
    [Case("4", Value = 2, Gradient = "0.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Statement(double x)
    {
        if (x < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "negative");
        }

        return Math.Sqrt(x);
    }

    [Case("4", Value = 2, Gradient = "0.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Expression(double x) => x < 0 ? throw new ArgumentOutOfRangeException(nameof(x)) : Math.Sqrt(x);

    [Case("[1, 2], [3, 4]", Value = 11, Gradient = "[3, 4], [1, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Helper(double[] a, double[] b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Length != b.Length) throw new ArgumentException($"lengths {a.Length} and {b.Length} differ", nameof(b));
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    [Case("2, 1", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x, int tries)
    {
        double y = x;
        for (int i = 0; ; i++)
        {
            y *= x;
            if (y > 1e6) throw new InvalidOperationException("diverged");
            if (i >= tries) return y;
        }
    }

    [Case("2, 1", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SwitchWithDefault(double x, int kind)
    {
        switch (kind)
        {
            case 0:
                return x;
            case 1:
                return x * x;
            default:
                throw new ArgumentException("unknown", nameof(kind));
        }
    }
}
