using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays copied, filled, cleared, reversed and put together as wholes.</summary>
public static partial class ArrayCopies
{
    [Case("[1, 2, 3]", Value = 10, Gradient = "[8, 7, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Copied(double[] a)
    {
        var b = new double[a.Length + 1];
        Array.Copy(a, 0, b, 1, a.Length);
        b[0] = a[0] * a[1];
        double[] c = (double[])b.Clone();
        c[1] *= c[2];
        double[] d = new double[2];
        Array.Copy(c, d, 2);
        a.CopyTo(b, 0);
        return d[0] * d[1] + b[1] * b[3];
    }

    /// <summary>Source and target are the same array: as if the source were copied first.</summary>
    [Case("[1, 2, 3, 4], 1", Value = 22, Gradient = "[18, 16, 0, 0]")]
    [Case("[1, 2, 3, 4], 2", Value = 19, Gradient = "[28, 12, 0, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Shifted(ReadOnlySpan<double> x, int by)
    {
        double[] history = x.ToArray();
        for (int step = 0; step < 2; step++)
        {
            Array.Copy(history, 0, history, by, history.Length - by);
            history[0] *= history[by];
        }

        Array.Copy(history, by, history, 0, history.Length - by);
        history.AsSpan(0, 3).CopyTo(history.AsSpan(1));
        double result = 0;
        for (int i = 0; i < history.Length; i++) result += (i + 1) * history[i] * history[i];
        return result;
    }

    [Case("[1, 2, 3, 4]", Value = 17, Gradient = "[15, 1, 5, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Ranges(double[] x)
    {
        double[] first = x[..2], last = x[^2..], middle = x[1..^1];
        first[0] *= last[1];
        return first[0] * middle[1] + last[0] * x[0] + middle[0];
    }

    [Case("[1, 2], 3", Value = 94, Gradient = "[17, 42, 29]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PutTogether(ReadOnlySpan<double> x, double y)
    {
        double[] knots = [0, .. x, y, .. x];
        ReadOnlySpan<double> few = [y, x[1]];
        Span<double> more = stackalloc double[] { x[0], 2, y };
        double sum = few[0] * few[1] * more[1] + more[0] * more[2];
        for (int i = 0; i < knots.Length; i++) sum += knots[i] * (i + 1) * knots[i];
        return sum;
    }

    [Case("[1, 2, 3], 4", Value = 537, Gradient = "[5, 3, 2, 520]")]
    [Writes("x")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FilledAndCleared(Span<double> x, double y)
    {
        var a = new double[4];
        Array.Fill(a, y * y);
        Array.Fill(a, x[0], 1, 2);
        double before = x[1] * x[2];
        x[1..].Clear();
        double sum = before + x[1] + x[0];
        foreach (double v in a) sum += v * v;
        x.Fill(y);
        return sum + x[2] * y;
    }

    [Case("[1, 2, 3, 4, 5]", Value = 110, Gradient = "[30, 22, 16, 17, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Reversed(double[] x)
    {
        var y = x.AsSpan().ToArray();
        Array.Reverse(y);
        y.AsSpan(1, 2).Reverse();
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (i + 1) * y[i] * x[i];
        return sum;
    }

    [Case("[[1, 2], [3, 4]]", Value = -6, Gradient = "[12, -9, -8, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MatrixClone(double[,] m)
    {
        var lower = (double[,])m.Clone();
        lower[1, 0] /= lower[0, 0];
        lower[1, 1] -= lower[1, 0] * lower[0, 1];
        return lower[0, 0] * lower[1, 1] * m[1, 0];
    }
}
