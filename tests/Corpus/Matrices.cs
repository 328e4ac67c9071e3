using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>double[,] as an active parameter, read and written.</summary>
public static partial class Matrices
{
    [Case("[[1, 2], [3, 4]]", Value = 5, Gradient = "[[1, 0], [0, 1]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Trace(double[,] m)
    {
        double trace = 0;
        for (int i = 0; i < m.GetLength(0); i++) trace += m[i, i];
        return trace;
    }

    [Case("[[1, 2, 3], [4, 5, 6]], [1, 0, -1]", Value = 8, Gradient = "[[-4, 0, 4], [-4, 0, 4]], [-20, -28, -36]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SquaredProduct(double[,] m, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < m.GetLength(0); i++)
        {
            double row = 0;
            for (int j = 0; j < m.GetLength(1); j++) row += m[i, j] * v[j];
            sum += row * row;
        }

        return sum;
    }

    [Case("[[2, 3], [4, 5]]", Value = -2, Gradient = "[[5, -4], [-3, 2]]")]
    [Writes("m")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DeterminantByElimination(double[,] m)
    {
        m[1, 0] /= m[0, 0];
        m[1, 1] -= m[1, 0] * m[0, 1];
        return m[0, 0] * m[1, 1];
    }

    [Case("[[1, 2], [3, 4]]", Value = 30, Gradient = "[[2, 4], [6, 8]]", Tolerance = 2e-6)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float SquaredNorm(float[,] m)
    {
        float sum = 0;
        foreach (var x in m) sum += x * x;
        return sum;
    }
}
