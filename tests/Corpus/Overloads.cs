using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods of one name, told apart by their parameters.</summary>
public static partial class Overloads
{
    [Case("3", Value = 9, Gradient = "6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x * x;

    [Case("3", Value = 27, Gradient = "27", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float F(float x) => x * x * x;

    [Case("3, 4", Value = 12, Gradient = "4, 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, double y) => x * y;

    [Case("3, 4", Value = 81, Gradient = "108")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x, int n) => Math.Pow(x, n);

    [Case("[3, 4]", Value = 25, Gradient = "[6, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => F(a[0]) + F(a[1]);

    [Case("[3, 4]", Value = 7, Gradient = "[1, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(ReadOnlySpan<double> a) => a[0] + a[1];
}
