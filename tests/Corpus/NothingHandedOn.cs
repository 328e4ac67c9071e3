using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Null and spans without cells, where the callee writes into what it gets: of nothing, there is no derivative.</summary>
public static partial class NothingHandedOn
{
    [Case("[2, 3], 1", Value = 40, Gradient = "[13, 18], 64")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ToARecursion(double[] w, double x)
    {
        double last = Step(w, x, 1);
        return w[0] * w[1] + last;
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnlyNothing(double x) => Step((double[]?)null, x, 2);

    private static double Step(double[]? w, double x, int times)
    {
        if (w is null) return x * x;
        w[0] += x * w[1];
        return times > 0 ? x * Step(default(double[]), w[0], times - 1) : x;
    }

    /// <summary>The callee gets both, either of them, or the other.</summary>
    [Case("[2, 3], [5, 7], 2", Value = 560, Gradient = "[280, 0], [112, 80], 840")]
    [Writes("w", "v")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InTurns(double[] w, double[] v, double x)
    {
        Scale(w, null, x, 2);
        Scale(null, v, x, 1);
        return w[0] * v[1] * x;
    }

    private static void Scale(double[]? w, double[]? v, double x, int times)
    {
        if (w != null) w[0] *= x;
        if (v != null) v[1] *= v[0];
        if (times > 0) Scale(v, w, x, times - 1);
    }

    [Case("[[2, 3]], 1", Value = 30, Gradient = "[[11, 11]], 58")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfMatrices(double[,] m, double x)
    {
        double last = Step(m, x, 1);
        return m[0, 0] + last;
    }

    private static double Step(double[,]? m, double x, int times)
    {
        if (m is null) return x * x;
        m[0, 0] += x * m[0, 1];
        return times > 0 ? x * Step(default(double[,]), m[0, 0], times - 1) : x;
    }

    [Case("[2, 3], 1", Value = 189, Gradient = "[96, 102], 714")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfSpans(double[] w, double x)
    {
        double y = x;
        Grow(default, ref y, 1);
        Grow(w, ref y, 1);
        return w[0] * y + Halves(Span<double>.Empty, w[1] * x, 1) * Halves([], w[1], 0) * Halves(new Span<double>(), x, 0);
    }

    private static void Grow(Span<double> w, ref double y, int times)
    {
        if (w.Length == 0)
        {
            y *= y;
            return;
        }

        w[0] += y * w[1];
        y += w[0];
        if (times > 0) Grow(default, ref y, times - 1);
    }

    private static double Halves(Span<double> w, double x, int times)
    {
        if (w.IsEmpty) return x;
        w[0] *= x;
        return times > 0 ? Halves(w[1..], x, times - 1) : w[0];
    }

    [Case("[2, 3], 4", Value = 88, Gradient = "[16, 16], 42")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LeftOut(double[] w, double x) => Scaled(x) + Scaled(x, w) + Scaled(x, w.AsSpan(1), [x, w[0]]);

    private static double Scaled(double x, Span<double> w = default, ReadOnlySpan<double> factor = default)
    {
        if (w.Length > 0) w[0] *= x;
        return (w.Length > 0 ? w[0] : 2) * (factor.Length > 0 ? factor[0] : x);
    }

    /// <summary>What would throw is not reached.</summary>
    [Case("[2, 3], 4", Value = 48, Gradient = "[24, 0], 20")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WrittenUnseen(double[] w, double x)
    {
        double[]? none = null;
        if (x < 0) none![0] = x;
        for (int i = 0; i < w.Length && x < 0; i++) none![i] = x * w[i];
        return First(w, x, isThere: true) * First(null, x, isThere: false) + Loop(null, 0) + 0 * Loop(w, 1);
    }

    private static double First(double[]? w, double x, bool isThere)
    {
        if (isThere) w![0] *= x;
        return isThere ? w![0] : x + 2;
    }

    private static double Loop(double[]? w, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += w![i];
        return sum;
    }
}
