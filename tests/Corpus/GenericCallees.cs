using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Generic methods, called with types that are known.</summary>
public static partial class GenericCallees
{
    [Case("3, [1, 2, 4]", Value = 43, Gradient = "26, [1, 3, 9]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Polynomial(double x, double[] c) => Horner<double>(x, c);

    private static T Horner<T>(T x, ReadOnlySpan<T> c)
        where T : INumber<T>
    {
        T result = T.Zero;
        for (int i = c.Length - 1; i >= 0; i--) result = result * x + c[i];
        return result;
    }

    [Case("2, 3", Value = 8, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CallingItself(double x, int n) => Power(x, n);

    private static T Power<T>(T x, int n)
        where T : INumber<T> => n == 0 ? T.One : x * Power(x, n - 1);

    [Case("3", Value = 13.5, Gradient = "11.25", Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float OfTwoTypes(float x) => Cubed(x) / 2 + (float)Cubed<double>(0) - Cubed(2) * (x - 3) * 0.28125f;

    private static T Cubed<T>(T x)
        where T : INumberBase<T> => x * x * x;

    [Case("3, 2", Value = 12, Gradient = "4, 12")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithADelegate(double x, double k) => Twice(v => k * v, x);

    private static T Twice<T>(Func<T, T> f, T x) => f(f(x));

    [Case("2, 3", Value = 20, Gradient = "5, 7", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LambdasInside(double x, float y) => Folded(x, x) + Folded(y, y);

    private static T Folded<T>(T a, T b)
        where T : INumber<T>
    {
        System.Diagnostics.Debug.Assert(a >= b, "never less");
        Func<T, T> square = v => v * v;
        Func<T, T> shift = v => v + T.One;
        return square(a) + shift(b);
    }

    [Case("2", Value = 4, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Swapped(double x)
    {
        double other = 2;
        Swap(ref x, ref other);
        return x * other;
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    [Case("2", Value = 4, Gradient = "2")]
    [Refused("ADG0101")]
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double AnotherOverload(double x) => Chosen(x);

    private static T Chosen<T>(T x)
        where T : INumber<T> => Doubled(x);

    private static T Doubled<T>(T x)
        where T : INumber<T> => x + x;

    private static double Doubled(double x) => 100 * x;
}
