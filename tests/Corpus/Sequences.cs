using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Sequences that are made while they are walked: iterator methods with source, and queries in variables.</summary>
public static partial class Sequences
{
    private static IEnumerable<double> Powers(double x, int n)
    {
        double p = 1;
        while (n-- > 0)
        {
            p *= x;
            yield return p;
        }
    }

    private static IEnumerable<double> Around(double[] a)
    {
        if (a.Length == 0) yield break;
        yield return a[0];
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0) yield break;
            yield return 2 * a[i];
        }

        yield return a[^1];
    }

    /// <summary>The iterator begins anew with the same arguments each time.</summary>
    [Case("2", Value = 28, Gradient = "34")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Twice(double x)
    {
        double s = 0;
        IEnumerable<double> powers = Powers(x, 3);
        foreach (double p in powers) s += p;
        return s + powers.Sum();
    }

    [Case("[1, 2, 3]", Value = 16, Gradient = "[3, 2, 3]")]
    [Case("[1, 2, -3]", Value = 7, Gradient = "[3, 2, 0]")]
    [Case("[]", Value = 0, Gradient = "[]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SeveralYields(double[] a)
    {
        double s = 0;
        foreach (double v in Around(a)) s += v;
        return s;
    }

    [Case("[1, 2, 3]", Value = 38, Gradient = "[12, 32, 0]")]
    [Case("[1, 20, 3]", Value = -1, Gradient = "[0, 0, 0]")]
    [Case("[0.75, 3, 2]", Value = 79.375, Gradient = "[9, 48, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ExitsOfTheLoop(double[] a)
    {
        double s = 0;
        int n = 0;
        foreach (double v in Around(a))
        {
            if (v > 30) return -1;
            switch (n)
            {
                case 1 when v > 1:
                    n += 2;
                    s += v * v;
                    continue;
                case 4:
                    if (v > 5.5) break;
                    s += v;
                    break;
                default:
                    s += v * v;
                    break;
            }

            for (int i = 0; i < 3; i++)
            {
                if (i == 1) break;
                n++;
            }

            if (n > 4) break;
            s += v * v;
        }

        return s;
    }

    private static IEnumerable<double> Half(IEnumerable<double> x) => x.Select(static v => v / 2);

    [Case("3, [1, 2, 4]", Value = 84, Gradient = "28, [12, 12, 12]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LaterValue(double x, double[] a)
    {
        double k = x;
        IEnumerable<double> q = a.Select(v => v * k).Where(v => v > 0);
        a = [];
        k *= 2;
        double first = q.Sum();
        k = 2 * x;
        foreach (double v in q)
        {
            if (a.Length > 0) break;
            first += v;
        }

        return first;
    }

    [Case("2, 3", Value = 20, Gradient = "20, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ALocalIterator(double x, double y)
    {
        double s = 0;
        foreach (double v in Steps())
        {
            y = v;
            s += v * v;
        }

        return s + (y > 100 ? y : 0);

        IEnumerable<double> Steps()
        {
            yield return x;
            x *= 2;
            if (y < 5) yield return x;
        }
    }

    [Case("3, 2", Value = 21, Gradient = "7")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OverIndices(double x, int n)
    {
        double s = 0;
        var odd = Enumerable.Range(1, n * 2 + 1).Where(i => i % 2 == 0);
        foreach (int i in odd) s += i * x;
        foreach (int i in Enumerable.Range(0, n)) s += i * x;
        return s;
    }

    /// <summary>The iterator within itself has one set of variables only.</summary>
    [Refused("ADG01")]
    [Differentiable]
    public static double WithinItself(double x)
    {
        double s = 0;
        foreach (double p in Powers(x, 3))
        {
            foreach (double q in Powers(p, 2)) s += q;
        }

        return s;
    }

    [Refused("ADG01")]
    [Differentiable]
    public static double HandedOn(double[] a, double x)
    {
        IEnumerable<double> q = a.Select(v => v * x);
        return Half(q).Sum();
    }
}
