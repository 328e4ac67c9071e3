using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>LINQ over numbers: each chain becomes the loop that it stands for.</summary>
public static partial class Queries
{
    [Case("[1, 2, 4], [2, 3, 5], 0.5", Value = 5.083333333333333, Gradient = "[-0.5, -0.6666666666666666, -1, -11.666666666666666]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LeastSquares(double[] x, [Constant] double[] y, double a) =>
        x.Zip(y, (p, q) => a * p - q).Select(e => e * e).Sum() / x.Length;

    [Case("[1, 2, 4, 9]", Value = 0.7684172579878226, Gradient = "[0.16918660680258196, -0.01954745656284812, -0.24333213169614382, 0.09369298145640997]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Skewness(double[] x)
    {
        double mean = x.Average();
        double variance = x.Sum(v => (v - mean) * (v - mean)) / x.Length;
        double third = x.Select(v => v - mean).Average(d => d * d * d);
        return third / Math.Pow(variance, 1.5);
    }

    [Case("[1, 2, 3], 2", Value = 142, Gradient = "[8, 33, 66, 115]")]
    [Case("[0.5, -2, 1, 7], 0.5", Value = 14.625, Gradient = "[21, 11.125, 6.5, 4.5, 92.25]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Polynomial(double[] c, double x)
    {
        double direct = Enumerable.Range(0, c.Length).Sum(i => c[i] * Math.Pow(x, i));
        double weighted = c.Select((k, i) => k * i).Sum();
        return direct * weighted + Enumerable.Repeat(x, 3).Sum();
    }

    [Case("[3, 1, 4, 1.5, -2], 2", Value = 22.058971512079932, Gradient = "[1.7320508075688776, 7.333333333333333, 2.5, -0.6666666666666666, 1.5, -2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Selected(double[] x, double limit)
    {
        double largest = x.Max(), smallest = x.Min(v => v * v);
        double roots = x.Where(v => v > limit).Select(Math.Sqrt).Sum();
        int count = x.Count(v => v > 0) + x.Where(v => v > limit).Count();
        double[] kept = x.Where(v => v < limit).ToArray();
        return largest * smallest + roots * count + kept[^1] * kept.Average() + x.Where(v => v < 0).Average(v => v * limit);
    }

    [Case("[1, 2, 3]", Value = 79.8414709848079, Gradient = "[81.08060461173628, 111, 50]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Arrays(double[] x)
    {
        double[] squares = x.Select(v => v * v).ToArray();
        var lags = Enumerable.Range(1, x.Length - 1).Select(i => squares[i] * x[i - 1]).ToArray();
        return squares.First() + lags.Last() * lags.First() + x.Aggregate((p, q) => p * q) + squares.Max(v => Math.Sin(v));
    }

    [Case("[1, 2, 3]", Value = 31, Gradient = "[8.666666666666666, 12.666666666666666, 17.666666666666664]", Tolerance = 1e-4)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float OfFloats(float[] x) => x.Average() * x.Sum(v => v * v) + x.Max();
}
