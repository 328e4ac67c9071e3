using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods that return nothing: the results are what they write.</summary>
public static partial class WrittenArrays
{
    [Case("[1, 2, 3], 0.5", Leaves = "[0.5, 1, 1.5], 0.5")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Scale(double[] a, double factor)
    {
        for (int i = 0; i < a.Length; i++) a[i] *= factor;
    }

    [Case("[1, 2, 3], [0, 0, 0]", Leaves = "[1, 2, 3], [1, 4, 9]")]
    [Writes("y", NeverRead = ["y"])]
    [Differentiable]
    public static void Square(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i];
    }

    [Case("[0, 0], [1, 2, 3]", Leaves = "[0.0900305731703805, 0.24472847105479764], [1, 2, 3]")]
    [Writes("first", NeverRead = ["first"])]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void FirstTwoOfSoftmax(Span<double> first, ReadOnlySpan<double> z)
    {
        double max = z[0];
        for (int i = 1; i < z.Length; i++) max = Math.Max(max, z[i]);
        double sum = 0;
        for (int i = 0; i < z.Length; i++) sum += Math.Exp(z[i] - max);
        for (int i = 0; i < first.Length; i++) first[i] = Math.Exp(z[i] - max) / sum;
    }

    [Case("[1, 2], [3, 4], 2", Leaves = "[1, 2], [5, 8], 2")]
    [Writes("y")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void AddScaled(double[] x, double[] y, double factor)
    {
        for (int i = 0; i < x.Length; i++) y[i] += factor * x[i];
    }

    [Case("[[1, 2], [3, 4]], [0, 0]", Leaves = "[[1, 2], [3, 4]], [3, 7]")]
    [Writes("sums", NeverRead = ["sums"])]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void RowSums(double[,] m, Span<double> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = 0;
            for (int j = 0; j < m.GetLength(1); j++) sum += m[i, j];
            sums[i] = sum;
        }
    }

    [Case("[1, 2, 3, 4], 1.5", Leaves = "[3.25, 2, 3, 4], 1.5")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void OverwrittenCellIsReadBefore(double[] a, double x)
    {
        a[0] = a[0] + x * x;
    }

    [Case("[1, 2, 3], [0, 0, 0]", Value = 6, Gradient = "[1, 1, 1]")]
    [Writes("copy", NeverRead = ["copy"])]
    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp)]
    public static double SumAndCopy(ReadOnlySpan<double> x, Span<double> copy)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
            copy[i] = 2 * x[i];
        }

        return sum;
    }
}
