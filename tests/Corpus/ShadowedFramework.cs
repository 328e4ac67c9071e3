using AutoDiffGen;

namespace Corpus.Shadowing;

/// <summary>The user's own Math, Span, Derivative and System are in scope where derivatives are written.</summary>
public static partial class ShadowedFramework
{
    [Case("4", Value = 14, Gradient = "3.25")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x)
    {
        double System = global::System.Math.Sqrt(x);
        return System + Math.Triple(x);
    }

    [Case("[1, 2, 3]", Value = 6, Gradient = "[1, 1, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Sum(global::System.ReadOnlySpan<double> a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i];
        return sum;
    }
}

internal static class Math
{
    public static double Triple(double x) => 3 * x;
}

internal sealed class Span<T>;

internal sealed class Tape<T>;

internal sealed class Derivative;
