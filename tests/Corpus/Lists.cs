using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Lists of numbers: those handed over, whose cells are read and written, and those made and added to.</summary>
public static partial class Lists
{
    [Case("[1, 2, 3]", Value = 14, Gradient = "[2, 4, 6]")]
    [Case("[]", Value = 0)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SquaredNorm(List<double> l)
    {
        double sum = 0;
        foreach (double x in l) sum += x * x;
        return sum;
    }

    [Case("[1, 2, 3], [4, 5]", Value = 31.5, Gradient = "[0, 0, 9], [3.5, 3.5]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThroughCallees(List<double> l, IReadOnlyList<double> m)
    {
        double sum = 0;
        for (int i = 0; i < m.Count; i++) sum += m[i] * l[^1];
        return sum + Mean(m);
    }

    private static double Mean(IReadOnlyList<double> values)
    {
        double sum = 0;
        foreach (double x in values) sum += x;
        return sum / values.Count;
    }

    [Case("[1, 2], [3, 4]", Value = 5.5, Gradient = "[0.5, 0.5], [1, 1]", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Floats(List<float> l, float[] a)
    {
        IReadOnlyList<float> same = l;
        return (l[0] + l[1]) / 2 + a[0] + a[1] - 3 + Nothing(same);
    }

    private static float Nothing(IReadOnlyList<float> values) => 0 * values.Count;

    [Case("[2, 3, 5], [7]", Value = 1470, Gradient = "[735, 490, 294], [420]")]
    [Writes("l")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RunningProduct(List<double> l, IReadOnlyList<double> factor)
    {
        for (int i = 1; i < l.Count; i++) l[i] *= l[i - 1] * factor[0];
        return l[^1];
    }

    /// <summary>The cells added are numbers, and the ones before them may be written.</summary>
    [Case("2", Value = 12, Gradient = "16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AddedAndWritten(double x)
    {
        var l = new List<double> { x };
        l.Add(l[0] * x);
        l[0] = l[1] * x;
        return l[0] + l[1];
    }

    [Case("[1, -2, 3], 2", Value = 40, Gradient = "[8, 0, 24], 40")]
    [Case("[-1], 2", Value = 0, Gradient = "[0], 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnlySomeAreAdded(double[] a, double k)
    {
        var l = new List<double>(4);
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 0) l.Add(a[i] * k);
        }

        double sum = 0;
        for (int i = 0; i < l.Count; i++) sum += l[i] * l[i];
        return sum;
    }

    [Case("2, 5", Value = 62, Gradient = "129")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Powers(double x, int n)
    {
        List<double> powers = [1, x];
        while (powers.Count < n + 1) powers.Add(powers[^1] * x);
        double sum = -1;
        foreach (double p in powers) sum += p;
        return sum;
    }

    [Case("3, 4", Value = 52, Gradient = "12, 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MadeInALoopOfConstants(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            var weights = new List<double> { 1 };
            weights.Add(weights[0] + i);
            weights.Add(weights.Count);
            sum += weights[1] * x * weights[2] + y * weights[0];
        }

        return sum + x * 6 + Weightless(0) + y * 0 + 8;
    }

    private static double Weightless(int n) => n;

    [Case("[1, 2], 3", Value = 3, Gradient = "[0, 0], 1")]
    [Refused("ADG0101")]
    [Differentiable]
    public static double AddedToTheCallers(List<double> l, double x)
    {
        l.Add(x);
        return l[^1];
    }

    [Case("[3, 2]", Value = 2, Gradient = "[0, 1]")]
    [Refused("ADG0101")]
    [Differentiable]
    public static double Sorted(List<double> l)
    {
        l.Sort();
        return l[0];
    }

    [Case("2", Value = 4, Gradient = "4")]
    [Refused("ADG01")]
    [Differentiable]
    public static double TwoNamesForOneList(double x)
    {
        var l = new List<double> { x };
        var same = l;
        same[0] = x * x;
        return l[0];
    }

    [Case("2", Value = 8, Gradient = "8")]
    [Refused("ADG0103")]
    [Differentiable]
    public static double MadeInALoop(double x)
    {
        double sum = 0;
        for (int i = 0; i < 2; i++)
        {
            var l = new List<double> { x };
            sum += l[0] * l[0];
        }

        return sum;
    }

    // As soon as the list has changed, the method throws, and so do the derivatives.
    [Case("0, 1", Value = 6, Gradient = "1, 4")]
    [Differentiable]
    public static double ChangedMeanwhile(double x, double y)
    {
        var l = new List<double> { 1, 2, 3 };
        double s = x;
        foreach (double v in l)
        {
            if (s > 100) l.Add(4);
            s = s * y + v;
        }

        return s;
    }

    // s = 2 + 2·5 + 3·5, then s·(2·s)·5.
    [Case("[2, 3], 5", Value = 7290, Gradient = "[6885, 2700], 4158")]
    [Writes("l")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedToALocalFunction(List<double> l, double x)
    {
        return Weighed(l) * x;

        double Weighed(List<double> list)
        {
            double sum = list[0];
            foreach (double value in list) sum += value * x;
            list[0] *= sum;
            return sum * list[0];
        }
    }
}
