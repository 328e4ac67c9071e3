using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Two cells of one array handed to one method by reference: different ones, or the same one twice.</summary>
public static partial class CellsByReference
{
    [Case("[3, 1, 2]", Value = 36, Gradient = "[18, 2, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Exchanged(double[] a)
    {
        double[] sorted = (double[])a.Clone();
        for (int end = sorted.Length - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if (sorted[i] > sorted[i + 1]) Swap(ref sorted[i], ref sorted[i + 1]);
            }
        }

        return Weighted(sorted);
    }

    [Case("[3, 1, 2]", Value = 36, Gradient = "[18, 2, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Partitioned(double[] a)
    {
        double[] sorted = (double[])a.Clone();
        Sort(sorted);
        return Weighted(sorted);
    }

    private static void Sort(Span<double> a)
    {
        if (a.Length < 2) return;
        int last = 0;
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] < a[0]) Swap(ref a[++last], ref a[i]);
        }

        Swap(ref a[0], ref a[last]);
        Sort(a[..last]);
        Sort(a[(last + 1)..]);
    }

    private static void Swap(ref double a, ref double b) => (a, b) = (b, a);

    private static double Weighted(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (i + 1) * a[i] * a[i];
        return sum;
    }

    [Case("[2, 5], 0, 1", Value = 246, Gradient = "[339, 6]")]
    [Case("[2, 5], 0, 0", Value = 210, Gradient = "[195, 42]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Mixed(double[] a, int i, int j)
    {
        Mix(ref a[i], ref a[j]);
        return a[0] * a[1];
    }

    private static void Mix(ref double a, ref double b)
    {
        a *= 3;
        b += a * a;
    }

    [Case("[3, 7]", Value = 216, Gradient = "[216, 0]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Given(double[] a)
    {
        double product = Split(ref a[0], out a[1]);
        return product;
    }

    private static double Split(ref double a, out double b)
    {
        a *= 2;
        b = a * a;
        return a * b;
    }
}
