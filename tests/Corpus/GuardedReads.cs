using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Cells that are there only where what stands before <c>&amp;&amp;</c> or <c>||</c> says so, read again behind.</summary>
public static partial class GuardedReads
{
    [Case("[0.5]", Value = 1, Gradient = "[0]")]
    [Case("[0.5, 1, 2]", Value = 6, Gradient = "[0, 0, 3]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double IfThereIsOne(double[] w)
    {
        double s = 1;
        if (w.Length > 2 && w[2] > 0) s = w[2] * 3;
        return s;
    }

    [Case("[]", Value = 1, Gradient = "[]")]
    [Case("[2, -3]", Value = -3, Gradient = "[0, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InAChoice(double[] w) => w.Length < 2 || w[1] > 0 ? 1 : w[1];

    [Case("[1, 2], 5", Value = 5, Gradient = "[2, 4]")]
    [Case("[1, -9, 3], 3", Value = 1, Gradient = "[2, 0, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double UpToAnEnd(double[] w, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            if (i >= w.Length || w[i] < -5) break;
            s += w[i] * w[i];
        }

        return s;
    }

    [Case("[3, 1, 2], 1.6", Value = 10, Gradient = "[2, 0, 2], 0")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfCellsThatChange(double[] w, double x)
    {
        for (int i = 1; i < w.Length; i++)
        {
            for (int j = i; j > 0 && w[j - 1] > w[j]; j--) (w[j - 1], w[j]) = (w[j], w[j - 1]);
        }

        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            if (i > 0 && x * w[i - 1] > w[i]) s += w[i - 1];
            s += i * w[i];
        }

        return s;
    }

    [Case("2, 0", Value = 2, Gradient = "1")]
    [Case("2, 4", Value = 4, Gradient = "2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAQuotient(double x, int n) => n != 0 && 8 / n > 1 ? x * (8 / n) : x;
}
