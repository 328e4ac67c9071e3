using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Numbers that carry derivatives decide where to look, what comes first and whether to go on; that alone is nothing to differentiate.</summary>
public static partial class IndexArithmetic
{
    [Case("new double[] { 0, 1, 3 }, [1, 2, 4], 2", Value = 3, Gradient = "[0, 0.5, 0.5], 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Interpolated([Constant] double[] knots, double[] values, double x)
    {
        int found = Array.BinarySearch(knots, x);
        int right = Math.Clamp(found < 0 ? ~found : found, 1, knots.Length - 1);
        double t = (x - knots[right - 1]) / (knots[right] - knots[right - 1]);
        return values[right - 1] + t * (values[right] - values[right - 1]);
    }

    [Case("[3, 1, 2]", Value = 3, Gradient = "[1, 3, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SmallestTimesLargest(double[] w)
    {
        int[] order = Enumerable.Range(0, w.Length).OrderBy(i => w[i]).ToArray();
        return w[order[0]] * w[order[order.Length - 1]];
    }

    [Case("[3, 1, 2], 5", Value = 10, Gradient = "[0, 0, 5], 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Median(double[] w, double x)
    {
        var order = new int[w.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (i, j) => w[i].CompareTo(w[j]));
        return x * w[order[order.Length / 2]];
    }

    [Case("[0.5, 1.5, 1.7]", Value = 2.5, Gradient = "[1, 3, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FirstOfEachBin(double[] w)
    {
        var bins = new HashSet<int>();
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            if (bins.Add((int)w[i])) sum += w[i] * w[i];
        }

        return sum;
    }

    [Case("[2, 3]", Value = 6, Gradient = "[3, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Guarded(double[] w)
    {
        if (!w.All(double.IsFinite)) throw new ArgumentException("not finite: " + string.Join(", ", w.Where(v => !double.IsFinite(v))));
        return w[0] * w[1];
    }

    [Case("[2, 7, 3], 4", Value = 28, Gradient = "[0, 4, 0], 7")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AtLargest(double[] w, double x)
    {
        double largest = w[0];
        foreach (double v in w) largest = v > largest ? v : largest;
        return x * w[Array.IndexOf(w, largest)];
    }
}
