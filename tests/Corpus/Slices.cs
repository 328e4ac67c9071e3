using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Slices: other names for some of an array's cells.</summary>
public static partial class Slices
{
    [Case("[1, 2, 3, 4, 5, 6]", Value = 35, Gradient = "[4, 5, 7, 1, 2, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Halves(ReadOnlySpan<double> w)
    {
        int n = w.Length / 2;
        var a = w.Slice(0, n);
        var b = w[n..];
        return Dot(a, b) + a[^1];
    }

    [Case("[1, 2, 3, 4]", Value = 150, Gradient = "[50, 50, 36, 48]")]
    [Case("[1, 2, -1, 4]", Value = 12, Gradient = "[4, 4, 0, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EachEnd(double[] w)
    {
        double sum = 0;
        foreach (var x in w.AsSpan(0, 2)) sum += x;
        double squares = 0;
        if (w[2] > 0)
        {
            foreach (var x in w.AsSpan(2)) squares += 2 * x * x;
            return sum * squares - Tail(w.AsSpan(..0));
        }

        return sum * Tail(w.AsSpan()[^1..]);
    }

    private static double Tail(ReadOnlySpan<double> rest) => rest.IsEmpty ? 0 : rest[0] + Sum(rest[1..]);

    private static double Sum(ReadOnlySpan<double> rest)
    {
        double sum = 0;
        foreach (double x in rest) sum += x;
        return sum;
    }

    /// <summary>The weights of two layers lie in one span.</summary>
    [Case("[0.5, -0.25, 0.125, 1, 2, -1], [0.5, 2]", Value = -0.8972682438967158,
        Gradient = "[0.1832180107612077, 0.7328720430448308, -0.006101990534390902, -0.024407962137563608, -0.047737022644784105, 0.18870907846913323], [0.18169251312760998, -0.10381298644938565]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Network(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        int hidden = 2;
        Span<double> h = stackalloc double[hidden];
        Span<double> y = stackalloc double[1];
        Layer(w[..(hidden * x.Length)], x, h);
        Layer(w.Slice(hidden * x.Length), h, y);
        return y[0];
    }

    private static void Layer(ReadOnlySpan<double> w, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < x.Length; j++) sum += w[i * x.Length + j] * x[j];
            y[i] = Math.Tanh(sum);
        }
    }

    /// <summary>What is left gets shorter each time.</summary>
    [Case("[1, 2, 3, 4, 5], 2", Value = 125, Gradient = "[50, 100, 30, 40, 0]")]
    [Case("[3, 4], 2", Value = 25, Gradient = "[6, 8]")]
    [Case("[3], 2", Value = 1, Gradient = "[0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Consumed(ReadOnlySpan<double> w, int n)
    {
        double product = 1;
        var rest = w;
        while (rest.Length >= n)
        {
            double squares = 0;
            foreach (var x in rest[..n]) squares += x * x;
            product *= squares;
            rest = rest[n..];
        }

        return product;
    }

    /// <summary>The two slices share cells, and one is written.</summary>
    [Case("[2, 3, 5]", Value = 36, Gradient = "[18, 12, 6]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Overlapping(Span<double> w)
    {
        Span<double> later = w[1..], earlier = w[..^1];
        for (int i = 0; i < later.Length; i++) later[i] *= earlier[i];
        return w[1] + w[2];
    }

    /// <summary>The length of a slice that is made in one branch is needed again on the way back.</summary>
    [Case("2, [3, 4, 5]", Value = 9.5, Gradient = "4, [0.5, 2, 0]")]
    [Case("0.5, [3, 4, 5]", Value = 4.25, Gradient = "0.5, [0, 1, 0]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CopiedInABranch(double x, double[] a)
    {
        if (x > 1)
        {
            double[] shorter = a[0..^1];
            shorter[1] *= x;
            Array.Copy(shorter, 0, a, 0, 2);
        }
        else
        {
            a[0] = x;
        }

        return 0.5 * a[0] + a[1];
    }

    /// <summary>A callee that writes one slice and reads another of the same array.</summary>
    [Case("[2, 3, 5, 7]", Value = 20461, Gradient = "[54028, 13507, 756, 7]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThroughACallee(Span<double> w)
    {
        Accumulate(w[..3], w.Slice(1, 3));
        return w[3] * w[1];
    }

    private static void Accumulate(ReadOnlySpan<double> from, Span<double> to)
    {
        for (int i = 0; i < to.Length; i++) to[i] += from[i] * from[i];
    }

    [Case("[1, 2, 3, 4], 1", Value = 12, Gradient = "[0, 0, 4, 3]")]
    [Case("[1, 2, 3, 4], 0", Value = 2, Gradient = "[2, 1, 0, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OneOrTheOther(ReadOnlySpan<double> w, int which)
    {
        ReadOnlySpan<double> part = which > 0 ? w[2..] : w[..2];
        return part[0] * part[1];
    }

    /// <summary>A slice of a slice, handed on by a method that makes it.</summary>
    [Case("[1, 2, 3, 4, 5, 6]", Value = 80, Gradient = "[0, 0, 6, 8, 16, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SliceOfASlice(double[] w)
    {
        var middle = Inner(w)[1..];
        double sum = 0;
        for (int i = 0; i < middle.Length; i++) sum += middle[i] * middle[i];
        return sum + 6 * middle[^1];
    }

    private static Span<double> Inner(double[] w) => w.AsSpan(1, w.Length - 2);

    /// <summary>A row of a matrix kept in one array; its cells are written through the slice.</summary>
    [Case("[1, 2, 3, 4, 5, 6], 3", Value = 0.05555555555555555,
        Gradient = "[0.046296296296296294, -0.009259259259259259, -0.009259259259259259, -0.003703703703703704, 0.007407407407407406, -0.003703703703703704]")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NormalisedRows(Span<double> m, int columns)
    {
        double result = 1;
        for (int i = 0; i < m.Length / columns; i++)
        {
            Span<double> row = m.Slice(i * columns, columns);
            double sum = 0;
            foreach (double x in row) sum += x;
            foreach (ref double x in row) x /= sum;
            result *= row[i];
        }

        return result;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
