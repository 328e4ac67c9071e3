using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Numbers that may be missing. The derivative by one that is missing is zero.</summary>
public static partial class Nullables
{
    [Case("3, 2", Value = 6, Gradient = "2, 3")]
    [Case("3, null", Value = 9, Gradient = "6, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Parameter(double x, double? scale) => x * (scale ?? x);

    [Case("2, 3", Value = 36, Gradient = "36, 24")]
    [Case("2, null", Value = 4, Gradient = "4, 0")]
    [Case("-2, 3", Value = -2, Gradient = "1, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HasValue(double x, double? weight)
    {
        if (x < 0) return x;
        double y = x * x;
        if (weight.HasValue)
        {
            y *= weight.Value;
            y *= (double)weight;
        }

        return y;
    }

    [Case("2, 3", Value = 9, Gradient = "3, 3")]
    [Case("2, null", Value = 14, Gradient = "12, 0")]
    [Case("null, 3", Value = 3, Gradient = "0, 1")]
    [Case("null, null", Value = 2, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LiftedOperators(double? a, double? b)
    {
        double? product = a * b;
        double? sum = a + b;
        double? square = -(-a * a) + (1 + 1.5f * 0);
        double y = product.HasValue ? product.Value + sum!.Value - a!.Value : b.GetValueOrDefault();
        if (b is null) y += (square * 3 - 1).GetValueOrDefault(2);
        return y;
    }

    [Case("2, 3", Value = 5, Gradient = "1, 1")]
    [Case("3, 3", Value = 9, Gradient = "3, 3", Kink = true)]
    [Case("4, 3", Value = 1, Gradient = "1, -1")]
    [Case("null, 3", Value = 6, Gradient = "0, 2")]
    [Case("null, null", Value = 7, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Comparisons(double? a, double? b)
    {
        if (a == b && a != null) return (a * b)!.Value;
        if (a < b) return (a + b).GetValueOrDefault();
        if (a >= b) return (double)(a - b)!;
        if (a != b) return 2 * b!.Value;
        return 7;
    }

    [Case("2, 1", Value = 12, Gradient = "12, 0")]
    [Case("-2, 1", Value = 2, Gradient = "-1, 0")]
    [Case("5, 1", Value = 10, Gradient = "2, 0")]
    [Case("0, 1", Value = 1, Gradient = "0, 1", Kink = true)]
    [Case("null, 3", Value = 9, Gradient = "0, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Patterns(double? x, double fallback)
    {
        if (x is { } given and > 0 and < 3) return 3 * given * given;
        if (x is double y && y != 0) return x switch { < 0 => -y, > 4 => 2 * y, _ => double.NaN };
        return x switch
        {
            null => fallback * fallback,
            0 => fallback,
            var other => other.Value,
        };
    }

    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Case("2, null", Value = 4, Gradient = "4, 0")]
    [Case("null, 3", Value = 3, Gradient = "0, 1")]
    [Case("null, null", Value = 0, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TuplePatterns(double? a, double? b) => (a, b) switch
    {
        (double x, double y) => x * y,
        ({ } x, null) => x * x,
        (null, { } y) => y,
        _ => 0,
    };

    [Case("2", Value = 8, Gradient = "4")]
    [Case("3", Value = 1, Gradient = "0", Kink = true)]
    [Case("null", Value = 5, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SwitchStatement(double? x)
    {
        switch (x)
        {
            case null:
                return 5;
            case 3:
                return 1;
            case { } y when y < 2.5:
                return 4 * y;
            default:
                return x.Value;
        }
    }

    [Case("2, 3", Value = 10, Gradient = "3, 3")]
    [Case("null, 3", Value = 13, Gradient = "0, 7")]
    [Case("2, null", Value = 9, Gradient = "4, 0")]
    [Case("null, null", Value = 3, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Assignments(double? a, double? b)
    {
        double? sum = a ?? b;
        sum += 1;
        sum *= b;
        sum ??= 4 * a;
        sum++;
        double y = sum ??= 3;
        return y;
    }

    [Case("2, 3", Value = 42, Gradient = "33, 14")]
    [Case("2, null", Value = 12, Gradient = "8, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Calls(double x, double? factor) => Scaled(x, factor, 5) * (Scaled(x, 2, null) + 3) ?? Scaled(x, 3) + Scaled(x, factor, 0) * x + Scaled(x, null, 0) ?? 0;

    private static double? Scaled(double x, double? factor = null, double? least = null)
    {
        double? y = x * (factor ?? 1);
        return y < least ? null : y;
    }

    [Case("2, 3", Value = 10, Gradient = "5, 0")]
    [Case("null, 3", Value = 12, Gradient = "0, 7")]
    [Case("2, null", Value = 10, Gradient = "5, 0")]
    [Case("null, null", Value = 0, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InStructs(double? a, double? b)
    {
        var range = new Range(a, b) { Weight = 1 };
        var (low, high) = range;
        (double? First, double Second) pair = (range.Low, 4);
        var other = range with { High = low + pair.Second };
        if (other.High is null) other.High = high;
        pair.First ??= high;
        return (pair.First * other.Low ?? pair.First * high).GetValueOrDefault() + (other.High ?? 0);
    }

    private record struct Range(double? Low, double? High)
    {
        public double? Weight { get; init; }
    }

    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Case("null, 3", Value = 9, Gradient = "0, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Caught(double? x, double k)
    {
        try
        {
            return Required(x) * k;
        }
        catch (InvalidOperationException)
        {
            return k * k;
        }
    }

    private static double Required(double? x) => (double)x!;

    [Case("2, [3, -1, 4, 2]", Value = 1, Gradient = "0, [0, -2, 0, 0]")]
    [Case("0.5, [3, -2, 4, 1]", Value = 0.5, Gradient = "1, [0, 0, 0, 0]")]
    [Case("null, [3, -2, 4, 1.5]", Value = 2.25, Gradient = "0, [0, 0, 0, 3]")]
    [Case("null, []", Value = -1, Gradient = "0, []")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LoopCarried(double? start, double[] x)
    {
        double? least = start;
        foreach (double v in x)
        {
            if (least is null || v * v <= least) least = v * v;
        }

        return least ?? -1;
    }

    [Case("2, 3", Value = 36, Gradient = "36, 24")]
    [Case("null, 3", Value = 18, Gradient = "0, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Captured(double? a, double k)
    {
        double? c = a;
        double Next()
        {
            c *= k;
            return c ?? k;
        }

        Func<double, double> f = t => t * (c ?? 2 * k);
        return Next() * f(1);
    }

    [Case("2, 3", Value = 6, Gradient = "3, 2", Tolerance = 1e-5)]
    [Case("2, null", Value = 2, Gradient = "1, 0", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)]
    public static float Single(float? x, float? scale) => ((float?)(scale * (double?)x) ?? x)!.Value;

    [Case("2, 3", Leaves = "6, 9")]
    [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
    [Writes("x", "y")]
    public static void ByReference(ref double? x, ref double? y)
    {
        x *= y;
        y ??= 3;
        y += x - 0;
        y -= x;
        y *= y;
    }
}
