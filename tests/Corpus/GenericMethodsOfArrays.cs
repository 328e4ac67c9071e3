using System;
using System.Collections.Generic;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods for arrays of any floating-point type.</summary>
public static partial class GenericMethodsOfArrays
{
    [Case("[0.3, -0.7], [1, 2, -1], [1, 0, 1]", Value = 0.5045374216778687, Gradient = "[-0.20596306235918824, 0.056577850022436]")]
    [Case("[0.3, -0.7], [1, 2, -1], [1, 0, 1]", Value = 0.5045374216778687, Gradient = "[-0.20596306235918824, 0.056577850022436]", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T LogisticLoss<T>(ReadOnlySpan<T> w, [Constant] T[] x, [Constant] ReadOnlySpan<T> y)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            T p = T.One / (T.One + T.Exp(-(w[0] + w[1] * x[i])));
            sum -= y[i] * T.Log(p) + (T.One - y[i]) * T.Log(T.One - p);
        }

        return sum / T.CreateChecked(x.Length);
    }

    [Case("[1, 2, 3]", Value = 3.4076059644443806, Gradient = "[0.09003057317038046, 0.24472847105479764, 0.6652409557748218]")]
    [Case("[1, 2, 3]", Value = 3.4076059644443806, Gradient = "[0.09003057317038046, 0.24472847105479764, 0.6652409557748218]", Of = typeof(float), Tolerance = 1e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T largest = x[0];
        foreach (T value in x) largest = T.Max(largest, value);
        var shifted = new T[x.Length];
        for (int i = 0; i < x.Length; i++) shifted[i] = T.Exp(x[i] - largest);
        T sum = T.Zero;
        for (int i = 0; i < shifted.Length; i++) sum += shifted[i];
        return largest + T.Log(sum);
    }

    [Case("2, [1, 2, 3]", Value = 17, Gradient = "14, [1, 2, 4]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Polynomial<T>(T x, T[] c)
        where T : IFloatingPointIeee754<T> => Horner<T>(x, c);

    private static TNumber Horner<TNumber>(TNumber x, ReadOnlySpan<TNumber> c)
        where TNumber : INumber<TNumber>
    {
        TNumber result = TNumber.Zero;
        for (int i = c.Length - 1; i >= 0; i--) result = result * x + c[i];
        return result;
    }

    [Case("[1, 2, 3]", Value = 30, Gradient = "[30, 15, 10]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T OnTheStack<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> cells = stackalloc T[4];
        for (int i = 0; i < 3; i++) cells[i] = x[i];
        cells[3] = T.CreateChecked(5);
        T product = T.One;
        foreach (T cell in cells) product *= cell;
        return product;
    }

    [Case("[[4, 2], [2, 3]]", Value = 8, Gradient = "[[3, -2], [-2, 4]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Determinant<T>(T[,] m)
        where T : IFloatingPointIeee754<T>
    {
        var copy = new T[2, 2];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++) copy[i, j] = m[i, j];
        }

        return copy[0, 0] * copy[1, 1] - copy[0, 1] * copy[1, 0];
    }

    [Case("[[1, 2], [3]], [4, 5]", Value = 26, Gradient = "[[4, 5], [4]], [4, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Rows<T>(T[][] x, List<T> w)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x[i].Length; j++) sum += x[i][j] * w[j];
        }

        return sum;
    }

    [Case("[1, 2], [0, 0]", Leaves = "[1, 2], [1, 8]")]
    [Writes("y", NeverRead = ["y"])]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void Cubes<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i] * x[i];
    }

    [Case("0.4, 5", Value = 0.8332861590615127, Gradient = "0.6868029047516928")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    [Checkpoint]
    public static T Logistic<T>(T x, int n)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++) x = T.CreateChecked(3.5) * x * (T.One - x);
        return x;
    }

    [Case("[1, 2, 3, 4]", Value = 14, Gradient = "[2, 1, 4, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T Pairs<T>(T[] x)
        where T : IFloatingPointIeee754<T>
    {
        var pairs = new (T X, T Y)[2];
        for (int i = 0; i < 2; i++) pairs[i] = (x[2 * i], x[2 * i + 1]);
        T sum = T.Zero;
        foreach (var (a, b) in pairs) sum += a * b;
        return sum;
    }

    [Case("[1, 4]", Value = 5, Gradient = "[2, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static T RowsOfItsOwn<T>(T[] x)
        where T : IFloatingPointIeee754<T>
    {
        var rows = new T[2][];
        for (int i = 0; i < 2; i++)
        {
            rows[i] = new T[i + 1];
            rows[i][i] = i == 0 ? x[i] * x[i] : T.Sqrt(x[i]);
        }

        (T square, T root) = (rows[0][^1], rows[1][^1]);
        return square + root * root;
    }
}
