using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>Queries that are given methods, local functions and variables by their names, and lambdas of several statements.</summary>
public static partial class NamedInQueries
{
    private static readonly Func<double, double> cube = v => v * v * v;

    private static double Square(double v) => v * v;

    private static bool IsPositive(double v)
    {
        if (v > 0) return true;
        return false;
    }

    private static double AddSquare(double sum, double v) => sum + v * v;

    [Case("[1, 2, -3], 2", Value = 6, Gradient = "[2, 2, 0], 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double LocalFunction(double[] w, double x)
    {
        return w.Where(IsPositive).Select(Scaled).Sum();
        double Scaled(double v) => v * x;
    }

    [Case("[1, 2, -2.5], 2", Value = 8.625, Gradient = "[5, 76, 13.75], 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Methods(double[] w, double x) => w.Aggregate(x, AddSquare) + w.Sum(cube) + w.Zip(w, AddSquare).Max(Square) - 34 + w.Count(IsPositive) - 2;

    [Case("[1, 2, -3], 2", Value = 18, Gradient = "[0, 16, 0], 16")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Statements(double[] w, double x)
    {
        Func<double, double> clipped = v =>
        {
            double u = v * x;
            if (u > 3) return u * u;
            return 1;
        };
        return w.Sum(clipped);
    }

    /// <summary>The function adds to a variable of the method around it.</summary>
    [Case("[1, 2, -4], 2", Value = 2, Gradient = "[-4, -4, -4], 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Counting(double[] w, double x)
    {
        double total = 0;
        double Counted(double v)
        {
            total += v * x;
            return v;
        }

        double sum = w.Select(Counted).Sum();
        return sum * total;
    }

    [Case("[6, 3], 2", Value = 72, Gradient = "[4, 16], 60")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Recursive(double[] w, double x)
    {
        return w.Select(Grown).Sum();
        double Grown(double v) => v > 10 ? v : Grown(v * 2) * x;
    }

    [Case("[1, 2], 2", Value = 7.750768411633578, Gradient = "[2.5403023058681398, 1.5838531634528576], 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double HandedOn(double[] w, double x) => Mapped(w, v => v * x) + Mapped(w, Math.Sin);

    private static double Mapped(double[] w, Func<double, double> f) => w.Select(f).Sum();

    /// <summary>A method that asks whether there is a function at all.</summary>
    [Case("3, 2", Value = 6, Gradient = "2, 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OptionalFunction(double x, double y)
    {
        return At(Scaled, x);
        double Scaled(double v) => v * y;
    }

    private static double At(Func<double, double>? f, double x) => f is null ? x : f(x);
}
