using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Half, in which derivatives of Half are; the numbers of most cases have eleven digits, so that these are not rounded; the directions of the tests are. Differences say nothing at such a precision.</summary>
public static partial class Halves
{
    [Case("1.5, 2", Value = 4.5, Gradient = "9, -0.75", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static Half Square(Half x, Half y) => x * x * y + (Half)3 * x - (y + y - Half.One) * Half.CreateChecked(1.5);

    // √x + πx + x^y/4, where x is the larger one.
    [Case("2, 0.5", Value = 8.05096, Gradient = "3.583536, 0.245064", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static Half Functions(Half x, Half y) => Half.Sqrt(x) + Half.Max(x, y) * Half.Pi + Half.Pow(x, y) / (Half)4;

    [Case("[1, -2, 0.5], 3", Value = 2.25, Gradient = "[-9, -9, -9], 1.5", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Weights(ReadOnlySpan<Half> w, float x)
    {
        float sum = 0;
        foreach (Half h in w) sum += (float)h * x;
        return sum * sum;
    }

    // A number that is kept as a Half: the conversions have the derivative 1.
    [Case("1.5, 2", Value = 24, Gradient = "28, 9", Kink = true, Tolerance = 2e-3)]
    [Case("0.25, 2", Value = -0.625, Gradient = "-3.5, -0.125", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Stored(double x, double y)
    {
        Half h = (Half)(x * y);
        h += Half.One;
        h *= (Half)2;
        h++;
        h--;
        if (h > (Half)4 && !Half.IsNaN(h)) h += h;
        else h = -h + (Half)(float)0.5;
        return (double)h * x;
    }

    // x², and x⁴ while x² is below 4.
    [Case("1.5, 2", Value = 5.0625, Gradient = "13.5", Kink = true, Tolerance = 2e-3)]
    [Case("2, 2", Value = 4, Gradient = "4", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static Half Repeated(Half x, int n)
    {
        Half s = x;
        for (int i = 0; i < n; i++)
        {
            if (s >= (Half)4) break;
            s *= s;
        }

        return s;
    }

    [Case("[1.5, 2], 3, 0.5", Value = 12.75, Gradient = "[4.5, 3], 6.25, -12", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Mixed(Half[] w, double x, float y)
    {
        var copy = new Half[w.Length];
        for (int i = 0; i < copy.Length; i++) copy[i] = w[i] * w[i] * (Half)(i + 1 - (int)y);
        return ((double)(copy[0] - w[0] * w[0]) + (double)w[1] * 2 + (double)w[0] * 1.5) * x - (double)(w[1] * (Half)y * (Half)6) * 1 + Rest(w[0]) * y * 0;
    }

    private static double Rest(Half h) => (double)(h * h);

    public readonly record struct Pair(Half A, Half B)
    {
        public Half Product => A * B;
    }

    [Case("1.5, 2", Value = 6, Gradient = "4, 3", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float InStructs(Half a, Half b)
    {
        var pair = new Pair(a, b);
        (Half first, Half? second) = (pair.Product, pair.Product);
        return (float)first + (float)(second ?? Half.Zero);
    }

    [Case("[1.5, 2], 2", Leaves = "[4.5, 8], 2", Gradient = "", Kink = true, Tolerance = 2e-3)]
    [Writes("w")]
    [Differentiable]
    public static void Scaled(Half[] w, double s)
    {
        for (int i = 0; i < w.Length; i++) w[i] = (Half)((double)w[i] * s * (double)w[i]);
    }

    [Case("3", Value = 15.5, Gradient = "11.5", Kink = true, Tolerance = 2e-3)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static Half ByAGenericMethod(Half x) => Twice(x * x) - Twice(x) / (Half)4 - (Half)1;

    private static T Twice<T>(T x)
        where T : System.Numerics.INumberBase<T> => x + x;
}
