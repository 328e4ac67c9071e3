using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Patterns for cells, and for nullable values that carry no derivative.</summary>
public static partial class Patterns
{
    [Case("[2, 3, 5], 7", Value = 70, Gradient = "[35, 0, 14], 10")]
    [Case("[2], 7", Value = 7, Gradient = "[0], 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Ends(double[] w, double x) => w is [var a, .., var b] ? a * b * x : x;

    [Case("[], 7", Value = 1, Gradient = "0")]
    [Case("[2], 7", Value = 14, Gradient = "[7], 2")]
    [Case("[2, 3], 7", Value = 6, Gradient = "[3, 2], 0")]
    [Case("[2, 3, 5], 7", Value = 35, Gradient = "[0, 0, 7], 5")]
    [Case("[-2, 3, 5], 7", Value = 14, Gradient = "[-7, 0, 0], 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Lengths(ReadOnlySpan<double> w, double x) => w switch
    {
        [] => 1,
        [var a] => a * x,
        [var a, var b] => a * b,
        [> 0, _, var last] => last * x,
        [var first, ..] => -first * x,
    };

    // The pattern sees the cell as it was: (2a)b·7.
    [Case("[2, 3]", Value = 84, Gradient = "[42, 28]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BeforeItChanges(ReadOnlySpan<double> w)
    {
        double[] c = w.ToArray();
        c[0] *= 2;
        if (c is not [var a, var b]) return 0;
        c[0] = 7;
        return a * b * c[0];
    }

    [Case("3, null, true", Value = 27, Gradient = "18")]
    [Case("3, 1, false", Value = 18, Gradient = "12")]
    [Case("3, 5, null", Value = 6, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Statements(double x, int? k, bool? b)
    {
        double s = x;
        switch (b)
        {
            case true:
                s *= x;
                break;
            case false:
                s *= 2;
                break;
            case null:
                s += 1;
                break;
        }

        switch (k)
        {
            case 1:
                return s * x;
            case null:
                return s * 3;
            case > 4 and var q when q < x:
                return s * q;
            default:
                return s + 2;
        }
    }

    [Case("3, null, 5.0", Value = 15, Gradient = "5")]
    [Case("3, 2, null", Value = 3, Gradient = "1")]
    [Case("3, 4, null", Value = 36, Gradient = "24")]
    [Case("3, null, null", Value = 18, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Tuples(double x, int? k, [Constant] double? y) => (k, y) switch
    {
        (null, { } p) => p * x,
        (2, null) => x,
        (var q, var p) => (q ?? 2) * x * (p ?? x),
    };

    // The tuples' elements have names where the array is declared, and none where it is made.
    [Case("2, 4", Value = 24, Gradient = "24")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NamedElements(double x, int n)
    {
        (double A, double B)[] t = new (double, double)[n];
        for (int i = 0; i < n; i++) t[i] = (x * i, x);
        double s = 0;
        foreach (var (a, b) in t) s += a * b;
        return s;
    }
}
