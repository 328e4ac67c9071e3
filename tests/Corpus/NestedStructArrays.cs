using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Matrices of structs and tuples, and arrays of arrays of them.</summary>
public static partial class NestedStructArrays
{
    /// <summary>A point in the plane that is replaced as a whole or not at all.</summary>
    public readonly record struct Spot(double X, double Y)
    {
        public double Distance(Spot other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
    }

    /// <summary>A vector with operators, and a method that changes it.</summary>
    public struct Dart(double x, double y)
    {
        public double X = x, Y = y;

        public readonly double Square => X * X + Y * Y;

        public static Dart operator +(Dart a, Dart b) => new(a.X + b.X, a.Y + b.Y);

        public static Dart operator *(double k, Dart a) => new(k * a.X, k * a.Y);

        public void Turn() => (X, Y) = (-Y, X);
    }

    /// <summary>A struct of structs.</summary>
    public struct Mover
    {
        public Dart Place, Speed;
        public double Mass;
    }

    /// <summary>Numbers beside what is none.</summary>
    public record struct Label(int Tag, double Value);

    [Case("[[[1, 2], [3, 4], [0, 1]], [[5, 6]], []]", Value = 97, Gradient = "[[[2, 4], [6, 8], [0, 2]], [[15, 12]], []]")]
    [Case("[]", Value = 0)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SquaredNorm(Dart[][] rows)
    {
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[i].Length; j++) sum += rows[i][j].Square;
        }

        return rows.Length > 1 ? sum + rows[1][0].X * rows[1][^1].X * 0.5 - 7.5 : sum;
    }

    [Case("[[[0, 0], [3, 4]], [[1, 1], [4, 5], [4, 6]]]", Value = 11, Gradient = "[[[-0.6, -0.8], [0.6, 0.8]], [[-0.6, -0.8], [0.6, -0.2], [0, 1]]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LengthOfPaths(Spot[][] paths)
    {
        double sum = 0;
        foreach (Spot[] path in paths) sum += Length(path);
        return sum;
    }

    private static double Length(Spot[] path)
    {
        double length = 0;
        for (int i = 1; i < path.Length; i++) length += path[i - 1].Distance(path[i]);
        return length;
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]], 2", Value = 200, Gradient = "[[[4, 2], [8, 6]], [[12, 10], [16, 14]]], 100")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Products((double A, double B)[,] pairs, double k)
    {
        double sum = 0;
        foreach (var (a, b) in pairs) sum += a * b;
        return k * sum;
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]", Value = 122.5, Gradient = "[[[0, 0], [6, 8]], [[10, 12], [1.5, 1]]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellsOfAMatrix(Dart[,] field)
    {
        double sum = 0;
        for (int i = 0; i < field.GetLength(0); i++)
        {
            for (int j = 0; j < field.GetLength(1); j++)
            {
                if (i != j) sum += field[i, j].Square;
            }
        }

        Dart last = field[1, 1];
        return sum + last.X * 1.5 + last.Y * 1 + 18;
    }

    [Case("[[[1, 2, 3, 4, 2]], [[5, 6, 7, 8, 4]]], 0.5", Leaves = "[[[2.375, 3.75, 2.75, 3.5, 2]], [[8.1875, 9.625, 6.375, 7.25, 4]]], 0.5")]
    [Writes("bodies")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Step(Mover[][] bodies, double dt)
    {
        foreach (Mover[] group in bodies)
        {
            for (int i = 0; i < group.Length; i++)
            {
                group[i].Speed += -dt / group[i].Mass * group[i].Place;
                group[i].Place += dt * group[i].Speed;
            }
        }
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]], 3", Leaves = "[[[12, 2], [12, 3]], [[6, 0.5], [24, 7]]], 3")]
    [Writes("sites")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Replace(Spot[,] sites, double k)
    {
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++) sites[i, j] = new Spot(k * sites[i, j].Y, sites[i, j].X);
        }

        (sites[0, 0], sites[1, 0]) = (sites[1, 0] with { X = sites[0, 1].X, Y = 2 * sites[0, 0].Y }, new Spot(sites[0, 0].X, 0.5 * sites[0, 0].Y));
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6]]], 2", Value = 56, Gradient = "[[[4, 16], [0, 0]], [[0, 6]]], 32")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellsByReference(Dart[][] a, double k)
    {
        ref Dart first = ref a[0][0];
        first.Turn();
        Grow(ref a[0][0], k);
        a[1][0] = first with { X = a[1][0].Y };
        foreach (ref Dart arrow in a[1].AsSpan()) arrow.X *= k;
        return first.X * first.X + a[1][0].X * 3 + a[1][0].Y * 8;
    }

    private static void Grow(ref Dart arrow, double k) => (arrow.X, arrow.Y) = (arrow.X * k, arrow.Y / k);

    [Case("1.5, 2, 3", Value = 231.95710678118655, Gradient = "127.0, 167.20710678118655")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Made(double x, double y, int n)
    {
        var triangle = new Dart[n][];
        for (int i = 0; i < n; i++)
        {
            triangle[i] = new Dart[i + 1];
            for (int j = 0; j <= i; j++) triangle[i][j] = j == 0 ? new Dart(x, y * i) : 2 * triangle[i - 1][j - 1] + triangle[i][0];
        }

        (double A, double B)[][] table = [[(x, y), (y, 1)], [(x * y, 2)]];
        var grid = new Dart[2, n];
        grid[1, 2] = new Dart(x * y, y);
        grid[0, 1] = grid[1, 2] + triangle[2][1];
        Spot[,] sites = { { new(x, 1), new(y, x) } };
        double sum = sites[0, 1].Distance(sites[0, 0]);
        foreach (Dart arrow in grid) sum += arrow.Square;
        foreach (var row in table)
        {
            foreach (var (a, b) in row) sum += a * b;
        }

        foreach (Dart[] row in triangle) sum += row[^1].X * row[0].Y;
        return sum;
    }

    [Case("[[[1, 2, 3], [0, 3, 4]], [[1, 0, 0], [0, 0, 2]]], 2", Value = 41, Gradient = "[[[2, 6, 8], [2, 4, 6]], [[4, 0, 0], [0, 0, 2]]], 21", Tolerance = 1e-5)]
    [Writes("v")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Vectors(Vector3[,] v, float k)
    {
        v[0, 0] *= k;
        return v[0, 0].X * v[0, 0].X / 4 + Vector3.Dot(v[0, 0], v[0, 1]) + k * v[1, 1].Length() * v[1, 0].X;
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6]]]", Value = 186, Gradient = "[[[0, 0], [30, 40]], [[35, 12]]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RowsHandedOn(Dart[][] arrows)
    {
        Span<Dart> firsts = arrows[0].AsSpan(0, 2);
        return SumOfSquares(firsts[1..]) * arrows[1][0].X + SumOfSquares(arrows[1]);
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6]]]", Value = 72, Gradient = "[[[0, 72], [24, 0]], [[0, 12]]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOnToItself(Dart[][] arrows) => Depth(arrows, 2);

    private static double SumOfSquares(ReadOnlySpan<Dart> arrows)
    {
        double sum = 0;
        foreach (ref readonly Dart arrow in arrows) sum += arrow.Square;
        return sum;
    }

    private static double Depth(Dart[][] arrows, int n) => n == 0 ? arrows[0][1].X * arrows[1][0].Y : Depth(arrows, n - 1) * arrows[0][0].Y;

    /// <summary>Numbers beside what is none.</summary>
    [Case("new Corpus.NestedStructArrays.Label[][] { [new(1, 2)], [new(3, 4), new(2, 1)] }, 3", Value = 42, Gradient = "14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Constants([Constant] Label[][] tagged, double x)
    {
        double sum = 0;
        foreach (Label[] row in tagged)
        {
            foreach (Label one in row) sum += one.Tag * one.Value;
        }

        return (sum - 2) * x;
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6], [7, 8], [9, 10]]], 1.5", Value = 195.5, Gradient = "[[[8, 4], [20, 59]], [[25.5, 20], [0, 0], [0, 0]]], 5")]
    [Writes("rows")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RowsAsWholes(Dart[][] rows, double x)
    {
        Array.Copy(rows[0], 0, rows[1], 1, 2);
        Array.Fill(rows[0], new Dart(x, 1));
        Array.Reverse(rows[1]);
        Dart first = rows[1][0];
        double sum = first.X;
        foreach (Dart arrow in rows[1]) sum += arrow.X * arrow.Y;
        return sum * first.Y + rows[0][1].X * rows[1][2].X;
    }

    [Case("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]", Value = 15, Gradient = "[[[4, 0], [0, 0]], [[0, 0], [0, 1]]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CopyOfAMatrix(Dart[,] field)
    {
        var copy = (Dart[,])field.Clone();
        copy[0, 0].X *= 2;
        copy[1, 1].X = 5;
        return copy[0, 0].X * field[0, 0].X + copy[1, 1].Y + copy[1, 1].X;
    }

    [Case("null", Value = 2)]
    [Case("[[[1, 2], [3, 4]]]", Value = 4, Gradient = "[[[0, 4], [0, 0]]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MayBeNull(Dart[,]? field) => field is null ? 2 : field[0, 0].Y * field[0, 0].Y;

    [Case("[[[1, 2]], [[3, 4]]]", Value = 1, Gradient = "[[[1, 0]], [[0, 0]]]")]
    [Writes("rows")]
    [Refused("ADG0106")]
    [Differentiable]
    public static double RowsSwapped(Dart[][] rows)
    {
        (rows[0], rows[1]) = (rows[1], rows[0]);
        return rows[1][0].X;
    }

    [Case("[[[1, 2], [3, 4]]]", Value = 1, Gradient = "[[[1, 0], [0, 0]]]")]
    [Refused("ADG0104")]
    [Differentiable]
    public static double SameRowsInAnotherArray(Dart[][] rows)
    {
        var other = (Dart[][])rows.Clone();
        return other[0][0].X;
    }
}
