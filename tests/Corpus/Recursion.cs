using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Recursion: two calls in one body, of its own result, over arrays, in place, and through another type.</summary>
public static partial class Recursion
{
    [Case("1.5, 4", Value = 9.625, Gradient = "11.75")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Fibonacci(double x, int n) => n < 2 ? 1 : x * Fibonacci(x, n - 1) + Fibonacci(x, n - 2);

    [Case("[1, 2, 3, 4], 0", Value = 24, Gradient = "[24, 12, 8, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Product(double[] a, int from) => from == a.Length ? 1 : a[from] * Product(a, from + 1);

    [Case("0.7, 3", Value = 2.3313927321555177, Gradient = "0.6044687039786457")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfItself(double x, int n) => n == 0 ? Math.Sin(x) + x : OfItself(OfItself(x, n - 1) * 0.6, n - 1);

    [Case("[0.1, 0.2, 0.3], 0, 3, 0.8", Value = 2.3631606937057947, Gradient = "[1.8905285549646358, 2.8357928324469537, 4.2536892486704305], 2.5403977457337295")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OverHalves(ReadOnlySpan<double> a, int from, int to, double scale)
    {
        if (to - from == 1) return Math.Exp(scale * a[from]);
        int middle = (from + to) / 2;
        return OverHalves(a, from, middle, scale) * OverHalves(a, middle, to, scale * 1.5);
    }

    [Case("[1.5, 2.5]", Value = 6.0625, Gradient = "[13.5, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAPart((double A, double B) pair) => OfPower(pair.A, 3) + 1;

    private static double OfPower(double x, int n) => n == 0 ? x : x * OfPower(x, n - 1);

    [Case("[0.5, 1.5, -0.8, 1.1]", Value = 1.7159781125059586, Gradient = "[-4.668844726040986, 0.1350541448757245, 2.185811046358016, 2.410319239012352]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InPlace(double[] a)
    {
        Cascade(a, a.Length - 1);
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (i + 1) * a[i];
        return sum;
    }

    private static void Cascade(double[] a, int n)
    {
        if (n == 0) return;
        a[n - 1] *= a[n];
        Cascade(a, n - 1);
        a[n] += a[n - 1] * a[n - 1];
    }

    [Case("0.5, 2", Value = 8, Gradient = "80")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OverCopies(double x, int depth)
    {
        if (depth == 0) return x;
        double[] cells = new double[4];
        cells[depth] = x * x;
        cells[3 - depth] = 3 * x;
        double[] copy = (double[])cells.Clone();
        return copy[depth] * OverCopies(copy[copy.Length - 1 - depth] + x, depth - 1);
    }

    [Case("0.7, 0.3, 2", Value = 3.484630939768943, Gradient = "4.871668291504565, -0.3645759447698933, 3.6873819756046644")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AdaptiveSimpson(double p, double a, double b) => Simpson(p, a, b, 12);

    private static double Simpson(double p, double a, double b, int depth)
    {
        double middle = (a + b) / 2;
        double left = Rule(p, a, middle), right = Rule(p, middle, b);
        if (depth == 0 || Math.Abs(left + right - Rule(p, a, b)) < 1e-5) return left + right;
        return Simpson(p, a, middle, depth - 1) + Simpson(p, middle, b, depth - 1);
    }

    private static double Rule(double p, double a, double b) =>
        (b - a) / 6 * (Integrand(p, a) + 4 * Integrand(p, (a + b) / 2) + Integrand(p, b));

    private static double Integrand(double p, double x) => Math.Exp(p * x) * Math.Sin(x);

    [Case("2, 3", Value = 64, Gradient = "192")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThroughAnotherType(double x, int n) => n == 0 ? 1 : x * RecursionHelper.Step(x, n);
}

/// <summary>The other half of a recursion across types.</summary>
internal static class RecursionHelper
{
    public static double Step(double x, int n) => x * Recursion.ThroughAnotherType(x, n - 1);
}
