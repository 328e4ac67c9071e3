using AutoDiffGen;

namespace Corpus;

/// <summary>Recursion: two calls in one body, over arrays, and through another type.</summary>
public static partial class Recursion
{
    [Refused("ADG0110")]
    [Case("1.5, 4", Value = 9.625, Gradient = "11.75")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Fibonacci(double x, int n) => n < 2 ? 1 : x * Fibonacci(x, n - 1) + Fibonacci(x, n - 2);

    [Refused("ADG0110")]

    [Case("[1, 2, 3, 4], 0", Value = 24, Gradient = "[24, 12, 8, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Product(double[] a, int from) => from == a.Length ? 1 : a[from] * Product(a, from + 1);

    [Refused("ADG0110")]

    [Case("2, 3", Value = 64, Gradient = "192")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThroughAnotherType(double x, int n) => n == 0 ? 1 : x * RecursionHelper.Step(x, n);
}

/// <summary>The other half of a recursion across types.</summary>
internal static class RecursionHelper
{
    public static double Step(double x, int n) => x * Recursion.ThroughAnotherType(x, n - 1);
}
