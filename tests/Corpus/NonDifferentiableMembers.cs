using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary><c>[NonDifferentiable]</c>: whatever is in the body, what comes out is a constant.</summary>
public static partial class NonDifferentiableMembers
{
    [Case("2, 3", Value = 18, Gradient = "9, 6", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Factor(double x, double y) => x * y * Parsed(y);

    [Case("2, 5", Value = 20, Gradient = "10, 4", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double OutArgument(double x, double y)
    {
        Split(x, out double whole, out _);
        return whole * x * y;
    }

    [Case("[1, 2, 3]", Value = 36, Gradient = "[6, 6, 6]", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double OfAnArray(double[] a)
    {
        double total = Total(a), sum = 0;
        foreach (double v in a) sum += total * v;
        return sum;
    }

    [Case("[4, 3, 7]", Value = 28, Gradient = "[2, 3, 2]", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double ArrayOfConstants(double[] a)
    {
        double[] order = Ranks(a);
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += order[i] * a[i];
        return sum + a[0] + 3 * a[1] - 3;
    }

    [Case("3, 2", Value = 15, Gradient = "0, 7.5", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Struct(double x, double y)
    {
        (double half, double twice) = Pair(x);
        return half * y + twice * y;
    }

    [Case("3", Value = 12, Gradient = "4", Kink = true)]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double Property(double x) => x * Scale;

    [Case("3, 5", Value = 15, Gradient = "5, 3")]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Vjp)]
    public static double Statement(double x, double y)
    {
        Record(x * y);
        return x * y;
    }

    [Case("[1, 2, 3]", Value = 0, Gradient = "[0, 0, 0]")]
    [Refused("ADG0113")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Overwritten(double[] a)
    {
        Clear(a);
        return a[0] + a[1];
    }

    private static readonly List<double> s_seen = [];

    [NonDifferentiable]
    private static double Scale => s_seen.Capacity < 0 ? 0 : 4;

    [NonDifferentiable]
    private static double Parsed(double x) => double.Parse(x.ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    [NonDifferentiable]
    private static void Split(double x, out double whole, out double rest)
    {
        whole = Math.Floor(x);
        rest = x - whole;
    }

    [NonDifferentiable]
    private static double Total(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i];
        return sum;
    }

    [NonDifferentiable]
    private static double[] Ranks(ReadOnlySpan<double> a)
    {
        double[] values = a.ToArray();
        return [.. values.Select(v => (double)values.Count(other => other < v))];
    }

    [NonDifferentiable]
    private static (double Half, double Twice) Pair(double x) => (x / 2, x * 2);

    [NonDifferentiable]
    private static void Record(double x)
    {
        lock (s_seen) s_seen.Add(x);
    }

    [NonDifferentiable]
    private static void Clear(double[] a) => Array.Clear(a);
}
