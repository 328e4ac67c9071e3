using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Two cells of one array by reference to one method: two variables, or one under two names.</summary>
public static partial class TwoCells
{
    private static void Swap(ref double a, ref double b)
    {
        double t = a;
        a = b;
        b = t;
    }

    private static double Mix(ref double a, ref double b, double k)
    {
        a *= b;
        b += a * k;
        return a + b;
    }

    // Moves the first cell to the end: w₁x + w₀.
    [Case("[2, 3, 5], 7", Value = 23, Gradient = "[1, 7, 0], 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Rotated(ReadOnlySpan<double> w, double x)
    {
        double[] c = w.ToArray();
        for (int i = 0; i + 1 < c.Length; i++) Swap(ref c[i], ref c[i + 1]);
        return c[0] * x + c[^1];
    }

    // Sorted, so that the smallest is multiplied by x.
    [Case("[5, 2, 3], 7", Value = 29, Gradient = "[3, 7, 0], 2")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Sorted(ReadOnlySpan<double> w, double x)
    {
        Span<double> c = stackalloc double[3];
        w.CopyTo(c);
        for (int i = 0; i < c.Length; i++)
        {
            int smallest = i;
            for (int j = i + 1; j < c.Length; j++)
            {
                if (c[j] < c[smallest]) smallest = j;
            }

            Swap(ref c[i], ref c[smallest]);
        }

        return c[0] * x + c[2] * 3;
    }

    // Two cells: the first becomes ab, the second b + abk. One cell: a², then a² + a²k, and twice that comes back.
    [Case("[2, 3], 0.5, 0, 1", Value = 108, Gradient = "[90, 72], 72")]
    [Case("[2, 3], 0.5, 0, 0", Value = 90, Gradient = "[162, 6], 108")]
    [Writes("w")]
    [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Gradient)]
    public static double SameOrNot(double[] w, double k, int i, int j)
    {
        double mixed = Mix(ref w[i], ref w[j], k);
        return mixed * w[0] + w[1] * w[0] + mixed * 0;
    }

    // The cell of the diagonal changes places with itself.
    [Case("[[2, 3], [5, 7]]", Value = 61, Gradient = "[[15, 10], [10, 2]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Transposed(double[,] m)
    {
        var t = (double[,])m.Clone();
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j <= i; j++) Swap(ref t[i, j], ref t[j, i]);
        }

        return t[0, 1] * t[0, 1] + t[0, 0] * t[1, 0] * 5 + t[1, 1] * 2 - 8;
    }
}
