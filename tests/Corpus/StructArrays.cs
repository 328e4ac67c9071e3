using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>A point in the plane that is replaced as a whole or not at all.</summary>
public readonly record struct Site(double X, double Y)
{
    public double Distance(Site other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
}

/// <summary>A vector with operators, and a method that changes it.</summary>
public struct Arrow(double x, double y)
{
    public double X = x, Y = y;

    public readonly double Square => X * X + Y * Y;

    public static Arrow operator +(Arrow a, Arrow b) => new(a.X + b.X, a.Y + b.Y);

    public static Arrow operator *(double k, Arrow a) => new(k * a.X, k * a.Y);

    public void Turn() => (X, Y) = (-Y, X);
}

/// <summary>A struct of structs.</summary>
public struct Body
{
    public Arrow Place, Speed;
    public double Mass;
}

/// <summary>Numbers beside what is none.</summary>
public record struct Tagged(int Tag, double Value);

/// <summary>Arrays and spans of structs and tuples.</summary>
public static partial class StructArrays
{
    [Case("[[0, 0], [3, 4], [3, 0]]", Value = 9, Gradient = "[[-0.6, -0.8], [0.6, 1.8], [0, -1]]")]
    [Case("[[1, 2]]", Value = 0, Gradient = "[0, 0]")]
    [Case("[]", Value = 0)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Length(Site[] path)
    {
        double length = 0;
        for (int i = 1; i < path.Length; i++) length += path[i - 1].Distance(path[i]);
        return length;
    }

    [Case("[[1, 2], [3, 4]], 0.5", Value = 7, Gradient = "[[1, 0.5], [2, 1.5]], 14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Products(ReadOnlySpan<(double A, double B)> pairs, double k)
    {
        double sum = 0;
        foreach (var (a, b) in pairs) sum += a * b;
        return k * sum;
    }

    [Case("[[1, 2], [3, 4]], [2, 1]", Value = 38, Gradient = "[[7, 8], [6, 8]], [5, 25]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Foreach(Span<Arrow> arrows, double[] weights)
    {
        double sum = 0;
        int i = 0;
        foreach (Arrow arrow in arrows) sum += weights[i++] * arrow.Square;
        return sum + arrows[0].X * 3;
    }

    [Case("[[1, 2, 3, 4, 2], [5, 6, 7, 8, 4]], 0.5", Leaves = "[[2.375, 3.75, 2.75, 3.5, 2], [8.1875, 9.625, 6.375, 7.25, 4]], 0.5")]
    [Writes("bodies")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Step(Body[] bodies, double dt)
    {
        for (int i = 0; i < bodies.Length; i++)
        {
            bodies[i].Speed += -dt / bodies[i].Mass * bodies[i].Place;
            bodies[i].Place += dt * bodies[i].Speed;
        }
    }

    [Case("[[1, 2], [3, 4]], 3", Leaves = "[[6, 1], [12, 3]], 3")]
    [Writes("sites")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Replace(Span<Site> sites, double k)
    {
        for (int i = 0; i < sites.Length; i++) sites[i] = new Site(k * sites[i].Y, sites[i].X);
    }

    [Case("[[1, 2], [3, 4]]", Leaves = "[[3, 4], [1, 2]]")]
    [Writes("sites")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Swap(Site[] sites) => (sites[0], sites[1]) = (sites[1], sites[0]);

    [Case("[[1, 2], [3, 4]], [[0, 0], [0, 0]]", Leaves = "[[1, 2], [3, 4]], [[5, 6], [-8, 6]]")]
    [Writes("to", NeverRead = ["to"])]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Into(ReadOnlySpan<Arrow> from, Span<Arrow> to)
    {
        Arrow turned = from[1];
        turned.Turn();
        to[1] = 2 * turned;
        to[0] = new Arrow { X = from[0].X * 5, Y = from[0].Y * from[1].X };
    }

    [Case("[[1, 2], [3, 4]], 2", Value = 23, Gradient = "[[-1, -11], [27, -3]], 30")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellsByReference(Arrow[] a, double k)
    {
        ref Arrow last = ref a[^1];
        last.X *= k;
        a[0].Turn();
        Grow(ref a[0], k);
        last += a[0];
        return a[0].Square + 3 * last.Y * last.X - last.Y * last.Y;
    }

    private static void Grow(ref Arrow arrow, double k) => (arrow.X, arrow.Y) = (arrow.X * k, arrow.Y / k);

    [Case("1.5, 2", Value = 68.25, Gradient = "45.5, 34.125")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Made(double x, double y)
    {
        var sites = new (double X, double Y)[4];
        for (int i = 0; i < sites.Length; i++) sites[i] = (x * i, y);
        sites[1] = (sites[2].X, sites[2].Y);
        (double, double)[] more = [sites[1], (x, 2 * y)];
        var tagged = new Tagged[2];
        tagged[1].Tag = 2;
        tagged[1].Value = x * y;
        tagged[0] = tagged[1] with { Tag = 3 };
        double sum = tagged[0].Tag * tagged[1].Value;
        foreach (var site in sites) sum += site.X * site.Y;
        return sum * 2 + more[1].Item1 * more[0].Item2 * 0.75 + more[0].Item1 * y;
    }

    [Case("[[1, 2, 3], [0, 3, 4]], 2", Value = 35, Gradient = "[[4, 2, 6], [0, 1.2, 1.6]], 18", Tolerance = 1e-5)]
    [Writes("v")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Vectors(Vector3[] v, float k)
    {
        v[0] *= k;
        return v[0].X + v[0].X * v[0].X / 4 + Vector3.Dot(v[0], new Vector3(0, 1, 3)) + k * v[1].Length();
    }

    [Case("[[1, 2], [3, 4], [5, 6]]", Value = 58, Gradient = "[[12, 0], [16, 15], [0, 0]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Slices(Span<Arrow> arrows)
    {
        Span<Arrow> firsts = arrows[..2];
        var copy = firsts.ToArray();
        Array.Reverse(copy);
        Array.Fill(copy, copy[0], 0, 1);
        return SumOfSquares(arrows.Slice(1, 1)) * 2 + copy[0].X * copy[1].X * 4 - 2 * Half(arrows, 1);
    }

    private static double SumOfSquares(ReadOnlySpan<Arrow> arrows)
    {
        double sum = 0;
        foreach (ref readonly Arrow arrow in arrows) sum += arrow.Square;
        return sum;
    }

    private static double Half(Span<Arrow> arrows, int depth) => depth == 0 ? arrows[1].Y : Half(arrows, depth - 1) / 2;
}
