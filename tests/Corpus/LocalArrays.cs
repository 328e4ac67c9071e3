using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays that a method makes and does not let out: their memory comes from a pool.</summary>
public static partial class LocalArrays
{
    [Case("[1, 2], 3", Value = 25, Gradient = "[10, 20]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnePerIteration(double[] w, int n)
    {
        double total = 0;
        for (int k = 0; k < w.Length; k++)
        {
            var h = new double[n];
            for (int i = 0; i < n; i++) h[i] = w[k] * i;
            for (int i = 0; i < n; i++) total += h[i] * h[i];
        }

        return total;
    }

    [Case("[1, 2, 3]", Value = 23, Gradient = "[12, 4, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAnotherLengthEachTime(ReadOnlySpan<double> w)
    {
        double total = 0;
        int k = 0;
        while (k < w.Length)
        {
            double[] h = new double[k + 1];
            for (int i = 0; i <= k; i++) h[i] += w[k - i] * (i + 1);
            double sum = 0;
            for (int i = 0; i < h.GetLength(0); i++) sum += h[i];
            for (int i = 0; i < h.Length; i++) total += h[i] * (sum > 0 ? 1 : 2);
            k++;
        }

        total += w[0] * w[2] + w[0] * 3 + w[1];
        return total;
    }

    [Case("[1, 2], 2", Value = 55, Gradient = "[30, 40]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Matrices(double[] w, int n)
    {
        double total = 0;
        for (int round = 1; round <= n; round++)
        {
            var m = new double[n, w.Length];
            for (int k = 0; k < n; k++)
            {
                for (int j = 0; j < w.Length; j++) m[k, j] = w[j] * (k + round);
            }

            for (int k = 0; k < m.GetLength(0); k++)
            {
                double row = 0;
                for (int j = 0; j < m.GetLength(1); j++) row += m[k, j];
                total += row * row * 5 / 18;
            }
        }

        return total + w[1] * w[1] * 2.5;
    }

    [Case("[3.5, 1.5, 2.5]", Value = 16, Gradient = "[3, 1, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Counts(double[] w)
    {
        int[] counts = new int[w.Length];
        bool[] seen = new bool[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            counts[i] += (int)w[i];
            seen[i] = true;
        }

        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += seen[i] ? counts[i] * w[i] : 0;
        return sum - 1;
    }

    [Case("2", Value = 36, Gradient = "46")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfCallees(double x) => Weighted(x, 3) + Weighted(x, 4);

    [Case("2, 3", Value = 23, Gradient = "11, 8")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SpanOfAnArray(double x, double y)
    {
        ReadOnlySpan<double> v = new[] { x, y, x * y };
        Span<double> s = new double[2];
        s[0] = v[0] * v[1];
        s[1] = v[2] * 2;
        return s[0] + s[1] + v[0] + v[1] * x - x - v[0] + 1 - v[0] + x;
    }

    private static double Weighted(double x, int n)
    {
        double[] powers = new double[n];
        powers[0] = x;
        for (int i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * (i < 3 ? x : 1);
        double sum = 0;
        foreach (double p in powers) sum += p;
        return sum;
    }
}
