using System;
using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Rows and columns, quotients and remainders, keys and names: pairs without a number that could carry a derivative are taken apart like any other.</summary>
public static partial class DeconstructedIntegers
{
    [Case("[1, 2, 3, 4, 5], 2, 3", Value = 8, Gradient = "[0, 0, 0, 2, 0]")]
    [Differentiable]
    public static double OfTheLibrary(double[] x, int w, int k)
    {
        var (row, col) = Math.DivRem(k, w);
        return x[row * w + col] * 2;
    }

    [Case("[1, 2, 3, 4, 5], 2", Value = 3, Gradient = "[0, -1, 1, 0, 2]")]
    [Differentiable]
    public static double InALoop(double[] x, int w)
    {
        double sum = -8;
        for (int k = 0; k < x.Length; k++)
        {
            var (i, j) = Cell(k, w);
            sum += x[k] * (i - j);
        }

        return sum;
    }

    [Case("37.5, 2", Value = 292.5, Gradient = "7, 15")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfADiscreteActiveValue(double x, double y)
    {
        var (q, r) = Math.DivRem((int)x, 10);
        (int i, int _) = Cell((int)x, 3);
        return q * y + r * x + i * y;
    }

    [Case("3, 7", Value = 11.5, Gradient = "3.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double IntoVariablesThatAreThere(double x, int k)
    {
        int i, j;
        (i, j) = Cell(k, 3);
        (i, (_, j)) = (j, Cell(k + 1, 3));
        var (_, (half, _)) = (i, (0.5, j));
        (var first, j) = Cell(j, 2);
        return x * (2 * i + first + half) + i + j;
    }

    [Case("[1, 2, 3], new(1, \"b\")", Value = 4, Gradient = "[0, 2, 0]")]
    [Differentiable]
    public static double OfTheUsersChoice(double[] x, KeyValuePair<int, string> named)
    {
        var (i, name) = named;
        return x[i] * (name.Length + 1);
    }

    private static (int Row, int Column) Cell(int k, int w) => (k / w, k % w);
}
