using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Structs that may be missing: their members, patterns, and operators of their own.</summary>
public static partial class NullableStructs
{
    public readonly record struct Point(double X, double Y)
    {
        public double Length => Math.Sqrt(X * X + Y * Y);

        public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
        public static Point operator *(Point a, double k) => new(a.X * k, a.Y * k);
        public static Point operator -(Point a) => new(-a.X, -a.Y);
        public static bool operator <(Point a, Point b) => a.X < b.X;
        public static bool operator >(Point a, Point b) => a.X > b.X;

        public double Times(double k) => X * Y * k;
    }

    private static Point? Of(double x, double y) => x > 0 ? new Point(x, y) : null;

    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Case("-2, 3", Value = -6, Gradient = "3, -2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Members(double x, double y)
    {
        Point? p = Of(x, y);
        return (p?.X * y ?? y) * x;
    }

    // x²y + 5 where there is a point; the length of the other is 5 at (3, 4).
    [Case("3, 4", Value = 41, Gradient = "24.6, 9.8")]
    [Case("-3, 4", Value = -9, Gradient = "3, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Methods(double x, double y) => Of(x, y)?.Times(x) + Of(x, y)?.Length ?? 3 * x;

    [Case("[2, 3], 5", Value = 30, Gradient = "[15, 10], 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Cells(double[]? w, double x) => (w?[0] ?? 2) * (w?[1] ?? 3) * x;

    // (x + y)² where there are both points.
    [Case("2, 3", Value = 25, Gradient = "10, 10")]
    [Case("-2, 3", Value = 3, Gradient = "0, 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Operators(double x, double y)
    {
        Point? p = Of(x, y);
        Point? sum = p + new Point(y, x);
        return sum.HasValue ? sum.Value.X * sum.Value.Y : y;
    }

    // kx·ky where there is a point.
    [Case("2, 3, 0.5", Value = 1.5, Gradient = "0.75, 0.5, 6")]
    [Case("-2, 3, 0.5", Value = 1.5, Gradient = "0, 0, 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Compound(double x, double y, double k)
    {
        Point? p = Of(x, y);
        p *= k;
        Point? q = -p;
        return q?.Times(1) + 0 * k ?? 3 * k;
    }

    [Case("2, 3", Value = 4, Gradient = "4, 0")]
    [Case("3, 2", Value = 6, Gradient = "2, 3")]
    [Case("-2, 3", Value = -6, Gradient = "3, -2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Comparisons(double x, double y) => Of(x, y) < Of(y, x) ? x * x : x * y;

    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Case("2, -3", Value = 4, Gradient = "2, 0")]
    [Case("-2, 3", Value = -4, Gradient = "2, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PropertyPatterns(double x, double y) => Of(x, y) is { X: var a, Y: > 0 and var b } whole ? a * b * whole.X : 2 * x;

    [Case("2, 3", Value = 6, Gradient = "3, 2")]
    [Case("0.5, 3", Value = 9, Gradient = "0, 6")]
    [Case("-2, 3", Value = -6, Gradient = "3, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Switches(double x, double y) => Of(x, y) switch
    {
        { X: > 1 } p => p.X * p.Y,
        (_, var b) => b * b,
        null => 3 * x,
    };

    [Case("2, 3", Value = 12, Gradient = "12, 4")]
    [Case("2, -3", Value = -6, Gradient = "-3, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PatternsOfStructs(double x, double y)
    {
        var p = new Point(x, y);
        (Point First, double? Second) pair = (p, x);
        switch (pair)
        {
            case ({ Y: > 0 } q, { } second):
                return q.X * q.Y * second;
            case { First: (var a, var b) }:
                return a * b;
        }
    }
}
