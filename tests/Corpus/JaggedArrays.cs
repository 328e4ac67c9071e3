using System;
using System.Linq;
using AutoDiffGen;

namespace Corpus;

/// <summary>double[][], read and written: rows of a length each of their own.</summary>
public static partial class JaggedArrays
{
    [Case("[[1, 2, 3], [4], []]", Value = 30, Gradient = "[[2, 4, 6], [8], []]")]
    [Case("[]", Value = 0)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SquaredNorm(double[][] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < a[i].Length; j++) sum += a[i][j] * a[i][j];
        }

        return sum;
    }

    [Case("[[1, 2], [3]]", Value = 14, Gradient = "[[2, 4], [6]]", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float SquaredNormOfFloats(float[][] a)
    {
        float sum = 0;
        foreach (var row in a)
        {
            foreach (float x in row) sum += x * x;
        }

        return sum;
    }

    [Case("[[1, 2], [3, 4]], [5, 6]", Value = 1810, Gradient = "[[170, 204], [390, 468]], [268, 380]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RowsThroughCallees(double[][] m, double[] v)
    {
        double sum = 0;
        for (int i = 0; i < m.Length; i++)
        {
            double[] row = m[i];
            double product = Dot(row, v);
            sum += product * product;
        }

        return sum;
    }

    private static double Dot(ReadOnlySpan<double> x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    [Case("[[2, 3], [4, 5]]", Value = -2, Gradient = "[[5, -4], [-3, 2]]")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DeterminantByElimination(double[][] m)
    {
        double[] first = m[0], second = m[^1];
        second[0] /= first[0];
        second[^1] -= second[0] * first[1];
        return m[0][0] * m[1][1];
    }

    [Case("[[2, 3, 4], [5]], 2", Leaves = "[[2, 6, 48], [10]], 2")]
    [Writes("rows")]
    [Differentiable(Derivatives = Every.DerivativeOfAVector)]
    public static void ScanRows(double[][] rows, double factor)
    {
        foreach (double[] row in rows)
        {
            if (row.Length == 1) row[0] *= factor;
            for (int i = 1; i < row.Length; i++) row[i] = row[i] * row[i - 1] * (i == 1 ? 1 : factor);
        }
    }

    [Case("2, 4", Value = 90, Gradient = "96")]
    [Case("2, 0", Value = 0, Gradient = "0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Triangle(double x, int n)
    {
        var t = new double[n][];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            t[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) t[i][j] = j == 0 || j == i ? 1 : t[i - 1][j - 1] + x * t[i - 1][j];
        }

        foreach (var row in t)
        {
            foreach (double c in row) sum += c * c;
        }

        return sum;
    }

    [Case("3, 2", Value = 415, Gradient = "482, 385")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RowsOnTheSpot(double x, double y)
    {
        double[][] table = [[x, y], [x * y], new double[2]];
        table[2][1] = table[1][0] * table[0][0];
        double[][] second = { new[] { x, 1 }, new double[1] };
        second[1][0] = second[0][0] * y;
        return table[2][1] + table[0][0] * table[0][1] + Sum(table) + second[1][0] * 3;
    }

    private static double Sum(double[][] rows)
    {
        double sum = 0;
        foreach (double[] row in rows)
        {
            for (int j = 0; j < row.Length; j++) sum += row[j] * row[j];
        }

        return sum;
    }

    [Case("[[4, 2], [2, 5]], [6, 9]", Value = 4.5, Gradient = "[[-0.140625, 0], [-0.5625, -0.5625]], [0.375, 0.75]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Cholesky(double[][] a, double[] b)
    {
        int n = a.Length;
        var l = new double[n][];
        for (int i = 0; i < n; i++) l[i] = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double s = a[i][j];
                for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
                l[i][j] = i == j ? Math.Sqrt(s) : s / l[j][j];
            }
        }

        var y = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            y[i] = b[i];
            for (int k = 0; k < i; k++) y[i] -= l[i][k] * y[k];
            y[i] /= l[i][i];
            sum += y[i] * y[i];
        }

        return sum / 4;
    }

    [Case("2, 3", Value = 14, Gradient = "14")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MadeByACallee(double x, int n)
    {
        double[][] m = Diagonal(x, n);
        double sum = 0;
        for (int i = 0; i < n; i++) sum += m[i][i] * m[i][i] * (i == 2 ? 1.5 : 1);
        return sum;
    }

    private static double[][] Diagonal(double x, int n)
    {
        double[][] made = new double[n][];
        for (int i = 0; i < n; i++) made[i] = new double[n];
        for (int i = 0; i < n; i++) made[i][i] = x;
        return made;
    }

    [Case("2, 2", Value = 40, Gradient = "60")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ConstantRowsMadeInALoop(double x, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            var w = new double[2][];
            w[0] = new double[i + 1];
            w[1] = new double[] { 3, 4 };
            w[0][0] = i;
            for (int j = 0; j < w[0].Length; j++) s = s * x + w[0][j] * w[1][1] * s * s;
        }

        return s;
    }

    [Case("[[1, 2], [3, 4, 5]], 1.5", Value = 31, Gradient = "[[4, 4], [18, 0, 0]], 18")]
    [Writes("rows")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RowsAsWholes(double[][] rows, double x)
    {
        Array.Reverse(rows[0]);
        double[] first = rows[0].ToArray();
        rows[0].CopyTo(rows[1], 1);
        double[] copy = rows[1].ToArray();
        Array.Fill(rows[0], x);
        copy[0] *= 2;
        return copy[0] * rows[1][0] * rows[0][1] + first[0] * rows[1][2] * rows[1][1];
    }

    /// <summary>The rows that the caller hands over as constants get derivatives on the way.</summary>
    [Case("3, new double[][] { [1, 2], [3] }", Value = 63, Gradient = "39")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double ConstantRowsWritten(double x, [Constant] double[][] work)
    {
        work[0][1] *= x;
        work[1][0] = work[0][1] * x + x;
        return work[1][0] * work[1].Length * 3;
    }

    /// <summary>What carries no derivative may do with its rows what it likes.</summary>
    [Case("3, new double[][] { [1, 2], [5, 7] }", Value = 36, Gradient = "12")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double ConstantRowsSwapped(double x, [Constant] double[][] table)
    {
        double[][] own = [table[0], table[1]];
        (own[0], own[1]) = (own[1], own[0]);
        double[] last = own[1];
        own[1] = own[0];
        return x * (own[0][0] + own[1][1]);
    }

    [Case("3", Value = 9, Gradient = "6")]
    [Refused("ADG01")]
    [Differentiable]
    public static double OneArrayAsTwoRows(double x)
    {
        var row = new[] { x };
        double[][] rows = { row, row };
        rows[0][0] *= x;
        return rows[1][0];
    }

    [Case("3", Value = 3, Gradient = "1")]
    [Refused("ADG01")]
    [Differentiable]
    public static double OneArrayAsTwoRowsWrittenThroughOne(double x)
    {
        var row = new double[1];
        double[][] rows = { row, row };
        rows[0][0] = x;
        return row[0];
    }

    [Case("[[1, 2], [3, 4]]", Value = 3, Gradient = "[[0, 0], [1, 0]]")]
    [Writes("a")]
    [Refused("ADG0106")]
    [Differentiable]
    public static double RowsSwapped(double[][] a)
    {
        (a[0], a[1]) = (a[1], a[0]);
        return a[0][0];
    }

    [Case("[[1, 2], [3, 4]]", Value = 1, Gradient = "[[1, 0], [0, 0]]")]
    [Refused("ADG0106")]
    [Differentiable]
    public static double RowReplaced(double[][] a)
    {
        double[] first = a[0];
        a[0] = new double[2];
        return first[0] + a[0][0];
    }

    [Case("[[1, 2], [3, 4]]", Value = 3, Gradient = "[[0, 0], [1, 0]]")]
    [Refused("ADG0101")]
    [Differentiable]
    public static double RowsReversed(double[][] a)
    {
        Array.Reverse(a);
        return a[0][0];
    }

    [Case("[[1, 2], [3, 4]], true", Value = 1, Gradient = "[[1, 0], [0, 0]]")]
    [Refused("ADG0106")]
    [Differentiable]
    public static double OneOfTwoRows(double[][] a, bool isFirst)
    {
        double[] row = isFirst ? a[0] : a[1];
        return row[0];
    }
}
