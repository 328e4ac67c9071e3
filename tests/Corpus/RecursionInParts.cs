using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>What grows with a tree.</summary>
public interface IBranch
{
    double Height(double x);
}

internal sealed class Twig(double length) : IBranch
{
    public double Height(double x) => length * x;
}

internal sealed class Fork(IBranch left, IBranch right) : IBranch
{
    public double Height(double x) => left.Height(x) * right.Height(x * x);
}

internal sealed class Bent(IBranch next) : IBranch
{
    public double Height(double x) => x - next.Height(x);
}

/// <summary>A number with its derivative.</summary>
public struct Jet
{
    public double Value;
    public double Slope;
    public int Factors;

    public static Jet operator *(Jet a, Jet b) => new() { Value = a.Value * b.Value, Slope = a.Slope * b.Value + a.Value * b.Slope, Factors = a.Factors + b.Factors };
}

/// <summary>Recursion over slices, over the nodes of a tree, with several results and with variables that are changed.</summary>
public static partial class RecursionInParts
{
    private static readonly IBranch Tree = new Fork(new Twig(2), new Bent(new Fork(new Twig(3), new Twig(1))));

    [Case("[1, 2, 3]", Value = 36, Gradient = "[72, 36, 24]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OverHalves(ReadOnlySpan<double> a) =>
        a.Length == 1 ? a[0] * a[0] : OverHalves(a[..(a.Length / 2)]) * OverHalves(a[(a.Length / 2)..]);

    [Case("[1, 2, 3]", Value = 23, Gradient = "[23, 11, 6]")]
    [Writes("a")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InPlace(double[] a)
    {
        Scan(a);
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (i + 1) * a[i];
        return sum;
    }

    private static void Scan(Span<double> a)
    {
        if (a.Length < 2) return;
        a[1] *= a[0];
        Scan(a[1..]);
    }

    [Case("[1, 2, 3]", Value = 36, Gradient = "[42, 24, 18]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SumTimesProduct(double[] a)
    {
        var (sum, product) = Both(a);
        return sum * product;
    }

    private static (double Sum, double Product) Both(ReadOnlySpan<double> a)
    {
        if (a.Length == 0) return (0, 1);
        var (sum, product) = Both(a.Slice(1));
        return (sum + a[0], product * a[0]);
    }

    [Case("2, 1", Value = 144, Gradient = "312, 16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ByReference(double x, double y)
    {
        double sum = y;
        int steps = 0;
        bool any = Walk(x, 2, ref sum, ref steps);
        return any ? sum * steps : 0;
    }

    private static bool Walk(double x, int n, ref double sum, ref int steps)
    {
        if (n == 0) return false;
        sum += x * n;
        steps++;
        Walk(x * x, n - 1, ref sum, ref steps);
        sum *= x;
        return true;
    }

    [Case("2, 1, 3", Value = 24, Gradient = "36, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OneByReference(double x, double y, int n)
    {
        double product = y > 5 ? y : 3;
        Grow(x, n, ref product);
        return product;
    }

    private static void Grow(double x, int n, ref double product)
    {
        if (n == 0) return;
        product *= x;
        Grow(x, n - 1, ref product);
    }

    [Case("3, 2", Value = 2.53125, Gradient = "3.375")]
    [Case("0.9, 2", Value = 2.7, Gradient = "3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAbsentNumbers(double x, int n) => Halved(x, n);

    private static double Halved(double? a, int n) => a is not { } v ? 3 : n == 0 ? v * v : Halved(v > 1 ? v * 0.5 : null, n - 1) * v;

    [Case("1.5, 1", Value = 2.5, Gradient = "6")]
    [Case("0.5, 1", Value = 3.5, Gradient = "7")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double GivingNoNumber(double x, int n) => Descent(x, n) ?? 7 * x;

    private static double? Descent(double x, int n) => x < 0 ? null : n == 0 ? x : Descent(x * x - 1, n - 1) * 2;

    [Case("2, 1", Value = 87, Gradient = "126")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfVariablesAround(double x, int n)
    {
        double sum = 0;
        int calls = 0;
        Visit(x, n);
        return sum * calls;

        void Visit(double v, int depth)
        {
            calls++;
            sum += v * v;
            if (depth == 0) return;
            Visit(v * x, depth - 1);
            Visit(v + 1, depth - 1);
        }
    }

    [Case("2, 3, 5", Value = 560, Gradient = "1280, 80")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfStructs(double x, double slope, int n)
    {
        Jet power = Power(new Jet { Value = x, Slope = slope, Factors = 1 }, n);
        return power.Slope + power.Value * power.Factors * 2;
    }

    private static Jet Power(Jet a, int n) => n == 0 ? new Jet { Value = 1 } : n % 2 == 0 ? Power(a * a, n / 2) : a * Power(a, n - 1);

    [Case("[2, 3], 2", Value = 29, Gradient = "[13, 15]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfItsOwnStruct((double A, double B) p, int n) => n == 0 ? p.A + p.B : OfItsOwnStruct((p.A * p.B, p.B), n - 1) + p.A;

    [Case("2, 2", Value = 1, Gradient = "1.5")]
    [Case("null, 2", Value = 2, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfItsOwnAbsentNumber(double? a, int n) => a is not { } v ? 2 : n == 0 ? v : OfItsOwnAbsentNumber(v < 3 ? v * 0.5 : null, n - 1) * v;

    [Case("2", Value = -752, Gradient = "-2664")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OverNodes(double x) => Tree.Height(x);
}
