using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays out of collections that are constants: they are read where they lie, and may be one and the same.</summary>
public static partial class RowsOfCollections
{
    // (1·3 + 2·4)·(5·3 + 6·4) = 11·39
    [Case("[3, 4], new System.Collections.Generic.List<double[]> { new double[] { 1, 2 }, new double[] { 5, 6 } }", Value = 429, Gradient = "[94, 144]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EachRow(double[] w, [Constant] List<double[]> rows)
    {
        double product = 1;
        foreach (double[] row in rows) product *= Dot(row, w);
        return product;
    }

    /// <summary>The arguments are written while the rows are read.</summary>
    [Case("[3, 4], new System.Collections.Generic.List<double[]> { new double[] { 5, 6 }, new double[] { 1, 2 } }", Value = 62, Gradient = "[10, 8]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WhileWritten(double[] w, [Constant] List<double[]> rows)
    {
        double sum = 0;
        foreach (var row in rows)
        {
            sum += Dot(row, w);
            w[0] *= row[0];
        }

        return sum;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    [Case("2, new System.Collections.Generic.List<double[]> { new double[] { 1, 2 } }", Value = 4, Gradient = "4")]
    [Refused("ADG0106")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Written(double x, [Constant] List<double[]> rows)
    {
        double[] row = rows[0];
        row[0] = x;
        return row[0] * x;
    }
}
