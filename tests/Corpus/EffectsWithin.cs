using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using AutoDiffGen;

namespace Corpus;

/// <summary>Code without a derivative whose effects end with the call, so that it may run for each row of a matrix of derivatives.</summary>
public static partial class EffectsWithin
{
    [Case("0.7, \"2.5\"", Value = 4.0249999999999995, Gradient = "7.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Parsed(double x, string text)
    {
        double factor = 1;
        if (double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var parsed)) factor = parsed;
        int quotient = Math.DivRem(7, 2, out int remainder);
        int? shift = null;
        shift ??= quotient + remainder;
        return factor * x * x + shift.Value * x;
    }

    [Case("0.7, 3", Value = 8.61, Gradient = "18.6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LocalFunctionAndLambda(double x, int n)
    {
        Func<int, int> twice = k => 2 * k;
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        Debug.Assert(n > 0);
        return x * x * Square(n) + twice(n) * x;

        static int Square(int k) => k * k;
    }

    [Case("0.7", Value = 6.06, Gradient = "8.6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfCoefficients(double x)
    {
        var coefficients = new List<double> { 2, 3 };
        coefficients.Add(4);
        coefficients.Reverse();
        double s = 0;
        for (int i = 0; i < coefficients.Count; i++) s = s * x + coefficients[i];
        return s;
    }

    [Case("[0.7, 0.9, 1.1]", Value = 3.793, Gradient = "[0.9900000000000001, 0.77, 1.63]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListOfIndices(double[] w)
    {
        var order = new List<int>();
        for (int i = 0; i < w.Length; i++) order.Add((i * 2) % 3);
        order.Sort();
        double s = 1;
        for (int i = 0; i < order.Count; i++) s = s * w[order[i]] + i;
        return s;
    }

    [Case("0.7", Value = 2.9399999999999995, Gradient = "8.399999999999999")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Lookup(double x)
    {
        var table = new Dictionary<string, double> { ["a"] = 2 };
        table["b"] = 3;
        table.Add("c", 4);
        double s = x;
        if (table.ContainsKey("b")) s *= table["b"];
        if (table.TryGetValue("a", out double a)) s *= a * x;
        return s;
    }

    [Case("0.7, 5", Value = 267.6321000000001, Gradient = "275.35200000000003")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SetAndQueue(double x, int n)
    {
        var seen = new HashSet<int>();
        var waiting = new Queue<int>();
        waiting.Enqueue(n);
        double s = 1;
        while (waiting.Count > 0)
        {
            int k = waiting.Dequeue();
            if (!seen.Add(k % 4)) continue;
            s *= x + k;
            if (k > 0) waiting.Enqueue(k - 1);
        }

        return s;
    }

    [Case("0.7, new int[] { 3, 1, 2 }", Value = 5.529999999999999, Gradient = "12.799999999999999")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TextAndQueries(double x, int[] p)
    {
        string text = p.Length.ToString() + string.Join(",", p);
        var builder = new StringBuilder();
        builder.Append(text).Append('x');
        int[] sorted = p.OrderBy(i => i).ToArray();
        Array.Reverse(sorted);
        return x * x * builder.Length + sorted[0] * x;
    }

    [Case("0.7", Value = 5.529999999999999, Gradient = "12.799999999999999")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OwnObject(double x)
    {
        var count = new Counter(2);
        count.Value = 4;
        Step(ref count.Value, out int step);
        return x * x * count.Value + step * x;
    }

    private static void Step(ref int value, out int step)
    {
        step = 3;
        value += step;
    }

    private sealed class Counter(int start)
    {
        public int Value = start;
    }
}
