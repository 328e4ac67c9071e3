using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays made outside a loop: an iteration's own where each writes all cells before it reads any, else not.</summary>
public static partial class ArraysWrittenFirst
{
    /// <summary>The sum over samples of the logarithm of a sum: the scores serve each sample afresh.</summary>
    [Case("[0.5, -0.25], [[1, 2], [3, -1], [0.5, 0.25]]", Value = 4.898291502490547, Gradient = "[2.0659853438707862, 0.43838411835277745], [[0.086375199683183895, -0.10695225576623632], [0.2924997707431339, -0.12576823187340026], [0.13823632004561508, -0.085838999716487928]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Scores(double[] w, double[,] x)
    {
        int n = x.GetLength(0), d = w.Length;
        var scores = new double[d];
        double total = 0;
        for (int row = 0; row < n; row++)
        {
            for (int i = 0; i < d; i++) scores[i] = w[i] * x[row, i];
            double sum = 0;
            for (int i = 0; i < d; i++) sum += Math.Exp(scores[i]) + scores[i] * scores[d - 1 - i];
            total += Math.Log(sum + 2);
        }

        return total;
    }

    /// <summary>Written first in an inner loop, over and over.</summary>
    [Case("[0.5, -0.25, 0.75], 3", Value = -5.472574651844825, Gradient = "[-10.955327634386723, -3.9655482113502215, -9.7336183369505438]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Nested(double[] w, int n)
    {
        int d = w.Length;
        var powers = new double[d];
        var terms = new double[n];
        double total = 0;
        for (int p = 0; p < 2; p++)
        {
            for (int c = 0; c < n; c++)
            {
                for (int i = 0; i < d; i++) powers[i] = w[i] * (c + p + 1);
                for (int i = 0; i < d; i++)
                {
                    for (int j = i + 1; j < d; j++) powers[j] += powers[i] * w[j];
                }

                double squares = 0;
                for (int i = 0; i < d; i++) squares += powers[i] * powers[i];
                terms[c] = squares;
            }

            double sum = 0;
            for (int c = 0; c < n; c++) sum += Math.Exp(-terms[c]);
            total += Math.Log(sum);
        }

        return total;
    }

    /// <summary>The last cell is handed on.</summary>
    [Case("[0.5, 0.75], 3", Value = 8.046875, Gradient = "[33.15625, 17.0625]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AllButOne(double[] w, int n)
    {
        int d = w.Length;
        var cells = new double[d + 1];
        cells[d] = w[0];
        double total = 0;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < d; i++) cells[i] = w[i] * (k + 1);
            cells[d] *= cells[0] + cells[1];
            total += cells[d];
        }

        return total;
    }

    /// <summary>Whether a cell is written depends on the iteration.</summary>
    [Case("[0.5, 0.75], 4", Value = 1.875, Gradient = "[11.25, 2.5]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NotAlways(double[] w, int n)
    {
        int d = w.Length;
        var cells = new double[d];
        double total = 0;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < d; i++)
            {
                if (k % 2 == 0) cells[i] = w[i] * w[0] * (k + 1);
            }

            total += cells[0] * cells[1];
        }

        return total;
    }

    /// <summary>Looked at before it is written.</summary>
    [Case("[0.5, 0.75], 3", Value = 0.3515625, Gradient = "[2.109375, 0.9375]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReadFirst(double[] w, int n)
    {
        int d = w.Length;
        var cells = new double[d];
        double total = 0;
        for (int k = 0; k < n; k++)
        {
            total += cells[0] * cells[d - 1] * w[0];
            for (int i = 0; i < d; i++) cells[i] = w[i] * w[i] * (k + 1);
        }

        return total;
    }

    /// <summary>Looked at after the loop.</summary>
    [Case("[0.5, 0.75], 3", Value = 1.4765625, Gradient = "[11.8125, 3.9375]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReadAfter(double[] w, int n)
    {
        int d = w.Length;
        var cells = new double[d];
        double total = 0;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < d; i++) cells[i] = w[i] * w[0] * (k + 1);
            total += cells[0] * cells[1];
        }

        return total * cells[1];
    }

    /// <summary>A neighbour is looked at while the cells are being written.</summary>
    [Case("[0.5, 0.75], 3", Value = 3.2265625, Gradient = "[5.8984375, 4.671875]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Neighbours(double[] w, int n)
    {
        int d = w.Length;
        var cells = new double[d];
        double total = 0;
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < d; i++) cells[i] = w[i] + 0.5 * cells[d - 1 - i];
            total += cells[0] * cells[1];
        }

        return total;
    }

    /// <summary>The inner loop that writes may have no iteration; what it wrote before is then looked at.</summary>
    [Case("[0.5, 0.75], 3", Value = 0.5625, Gradient = "[3.375, 0.75]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PerhapsNotWritten(double[] w, int n)
    {
        int d = w.Length;
        var cells = new double[d];
        double total = 0;
        for (int k = 0; k < n; k++)
        {
            for (int c = k; c < 1; c++)
            {
                for (int i = 0; i < d; i++) cells[i] = w[i] * w[0];
            }

            total += cells[0] * cells[1] * (k + 1);
        }

        return total;
    }

    /// <summary>Cells that are read twice, with and without a write between, and before a loop that may not run.</summary>
    [Case("[0.5, 0.75, 1.25], 2", Value = 17.10037936808342, Gradient = "[36.170597118105344, 59.021131614472648, 49.504735320493812]")]
    [Case("[0.5, 0.75, 1.25], 0", Value = 0.2763671875, Gradient = "[1.2109375, 0.10546875, 0]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ReadTwice(double[] w, int n)
    {
        double total = w[0] * w[0];
        w[0] = total * w[1];
        total += w[0] * w[0] * w[1];
        for (int i = 0; i < w.Length; i++)
        {
            for (int j = 0; j < n; j++) total += w[i] * w[j] * w[i];
            for (int j = 0; j < n; j++) w[j] += w[i] * w[i];
        }

        for (int j = 0; j < n; j++) total *= w[j + 1];
        return total;
    }
}
