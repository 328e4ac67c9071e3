using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays that may be null, tested in all the ways there are.</summary>
public static partial class NullArrays
{
    [Case("null, 3", Value = 0, Gradient = "0")]
    [Case("[2, 5], 3", Value = 18, Gradient = "[0, 0], 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LengthOrNone(double[]? w, double x) => x * x * (w?.Length ?? 0);

    [Case("[2, 5], 3", Value = 30, Gradient = "[15, 6], 10")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OrThrow(double[] w, double x)
    {
        double[] v = w ?? throw new ArgumentNullException(nameof(w));
        return x * v[0] * v[1];
    }

    [Case("null, 3", Value = 0, Gradient = "0")]
    [Case("[2, 5], 3", Value = 6, Gradient = "[3, 0], 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Guarded(double[]? w, double x)
    {
        if (w is null) return 0;
        return x * w[0];
    }

    [Case("null, 3", Value = 1.5, Gradient = "0.5")]
    [Case("[2, 5], 3", Value = 15, Gradient = "[0, 3], 5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellOrConstant(double[]? w, double x) => x * (w?[1] ?? 0.5);

    [Case("null, 3", Value = 9, Gradient = "6")]
    [Case("[], 3", Value = 9, Gradient = "6")]
    [Case("[2, 5], 3", Value = 87, Gradient = "[12, 30], 29")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NullOrEmpty(double[]? w, double x)
    {
        if (w == null || w.Length == 0) return x * x;
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += w[i] * w[i] * x;
        return sum;
    }

    /// <summary>Nothing is written where there is nothing.</summary>
    [Case("null, 3", Value = 3, Gradient = "1")]
    [Case("[2, 5], 3", Value = 225, Gradient = "[0, 90], 150")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WrittenIfThere(double[]? w, double x)
    {
        if (w != null)
        {
            w[0] = x * w[1];
            return w[0] * w[0];
        }

        return x;
    }

    /// <summary>Memory for the derivative of a constant array is only taken where there is one.</summary>
    [Case("null, 3", Value = 9, Gradient = "6")]
    [Case("new double[1], 3", Value = 27, Gradient = "27")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OptionalBuffer([Constant] double[]? buffer, double x)
    {
        if (buffer is null) return x * x;
        buffer[0] = x * x;
        return buffer[0] * x;
    }

    [Case("null, 3", Value = 3, Gradient = "1")]
    [Case("[[2, 5], [7, 11]], 3", Value = 42, Gradient = "[[21, 0], [6, 0]], 14")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Matrix(double[,]? m, double x)
    {
        if (m is null) return x;
        m[0, 0] *= x;
        return m[0, 0] * m[1, 0];
    }

    [Case("null, 3", Value = 3, Gradient = "1")]
    [Case("[[2], [5, 7]], 3", Value = 42, Gradient = "[[21], [0, 6]], 14")]
    [Writes("rows")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Rows(double[][]? rows, double x)
    {
        if (rows is null) return x;
        rows[0][0] *= x;
        return rows[0][0] * rows[1][1];
    }

    [Case("null, 3", Value = 3, Gradient = "1")]
    [Case("[2, 5], 3", Value = 30, Gradient = "[15, 6], 10")]
    [Writes("l")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double List(List<double>? l, double x)
    {
        if (l is null) return x;
        l[0] *= x;
        return l[0] * l[1];
    }

    [Case("null, 3", Value = 15, Gradient = "5")]
    [Case("[2, 5], 3", Value = 6, Gradient = "[0, 0], 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CountOrConstant(List<double>? l, double x) => x * (l?.Count ?? 5);

    [Case("null, [2, 3], 4", Value = 96, Gradient = "[48, 32], 48")]
    [Case("[1], null, 4", Value = 20, Gradient = "[4], 9")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EitherOrBoth(double[]? w, double[]? v, double x)
    {
        double sum = x * x;
        if (w is not null)
        {
            foreach (double a in w) sum += a * x;
        }

        if (v is not null)
        {
            foreach (double a in v) sum *= a;
        }

        return sum;
    }

    [Case("null, 3", Value = 9, Gradient = "6")]
    [Case("[2], 3", Value = 18, Gradient = "[9], 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOn(double[]? w, double x) => FirstOr(w, x) * FirstOr(null, x);

    private static double FirstOr(double[]? w, double x) => w is null ? x : w[0] * x;
}
