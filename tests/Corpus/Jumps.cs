using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Jumps to labels, as C# allows them: forward past statements, out of blocks, and back.</summary>
public static partial class Jumps
{
    [Case("3", Value = 81, Gradient = "108")]
    [Case("-2", Value = 2, Gradient = "-1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Past(double x)
    {
        double y = x;
        if (x < 0) goto negative;
        y *= x;
        double q = y * y;
        return q;

    negative:
        return -y;
    }

    [Case("[1, -2, 3], 2", Value = 6, Gradient = "[0, 0, 2], 3")]
    [Case("[1, -2, 0.5], 2", Value = -2, Gradient = "[2, 2, 2], -0.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Search(double[] a, double y)
    {
        int i;
        double best;
        for (i = 0; i < a.Length; i++)
        {
            if (a[i] > 2) goto found;
        }

        best = 0;
        foreach (double v in a) best += v;
        best *= y;
        goto end;

    found:
        best = a[i] * y;

    end:
        return best - (y > 10 ? y : 0) + (best < 0 ? -1 : 0);
    }

    [Case("1.5", Value = 7.59375, Gradient = "25.3125")]
    [Case("11", Value = 11, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double BackWithAVariable(double x)
    {
        double r = x;

    again:
        double last = r;
        if (last > 7) goto end;
        r = last * x;
        goto again;

    end:
        return last;
    }

    [Case("[[1, 2, 3], [4, -1, 5], [2, 2, 2]]", Value = 72, Gradient = "[[12, 12, 12], [0, 0, 0], [12, 12, 12]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NextOfAnOuterLoop(double[,] m)
    {
        double s = 0;
        for (int i = 0; i < m.GetLength(0); i++)
        {
            double t = 0;
            for (int j = 0; j < m.GetLength(1); j++)
            {
                if (m[i, j] < 0) goto next;
                t += m[i, j];
            }

            s += t * t;

        next: ;
        }

        return s;
    }

    [Case("[[1, 2, 3], [4, -1, 5], [2, 2, 2]]", Value = 172, Gradient = "[[12, 12, 12], [10, 0, 0], [10, 10, 10]]")]
    [Case("[[1, 2, 300], [4, -1, 5], [2, 2, 2]]", Value = 3636, Gradient = "[[12, 12, 12], [0, 0, 0], [0, 0, 0]]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InACallee(double[,] m) => Weighted(m);

    private static double Weighted(double[,] m)
    {
        double s = 0;
        int i = 0;

    row:
        if (i == m.GetLength(0)) goto done;
        for (int j = 0; j < m.GetLength(1); j++)
        {
            if (m[i, j] < 0) goto skip;
            s += m[i, j] * (i == 0 ? 12 : 10);
            if (s > 1000) goto done;
        }

    skip:
        i++;
        goto row;

    done:
        return s;
    }

    [Case("2, 0", Value = 4, Gradient = "4")]
    [Case("2, 1", Value = 16, Gradient = "32")]
    [Case("-2, 1", Value = 4, Gradient = "-4")]
    [Case("2, 2", Value = 10, Gradient = "2")]
    [Case("2, 7", Value = 2, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FromSwitches(double x, int kind)
    {
        double y = x;
        for (int k = 0; k < 1; k++)
        {
            switch (kind)
            {
                case 0:
                    goto square;
                case 1:
                    if (x > 0) goto fourth;
                    goto case 0;
                case 2:
                {
                    int n = 0;
                up:
                    y += n;
                    if (++n < 3) goto up;
                    break;
                }
                default:
                    goto end;
            }

            y *= 2;
            goto end;

        fourth:
            y *= x;
            y *= y;
            continue;
        square:
            y *= x;
        }

    end:
        return y;
    }

    [Case("0.5", Value = 0.125, Gradient = "0.75")]
    [Case("3", Value = 9, Gradient = "6")]
    [Case("200", Value = 200, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OutOfABlockThatIsLeftInOrder(double x)
    {
        int depth = 0;
        double y = x;
        object gate = new();
        lock (gate)
        {
            if (x > 100) goto end;
            y *= x;
            lock (gate)
            {
                if (x > 1) goto end;
                depth++;
            }

            y *= x;
        }

    end:
        return depth > 1 ? 0 : y;
    }

    /// <summary>Newton's method as it was written when <c>goto</c> was all there was.</summary>
    [Case("2, 1", Value = 1.4142135623730951, Gradient = "0.35355339059327373, 0", Tolerance = 1e-6)]
    [Case("-1, 1", Value = 0, Gradient = "0, 0")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Newton(double a, double start)
    {
        double x, step;
        int n = 0;
        x = start;
        if (a <= 0) goto fail;
    iterate:
        step = (x * x - a) / (2 * x);
        x -= step;
        if (++n > 50) goto fail;
        if (Math.Abs(step) > 1e-7) goto iterate;
        return x;
    fail:
        return 0;
    }

    /// <summary>Two labels that lead to each other.</summary>
    [Case("3, 5", Value = 35, Gradient = "5, 4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InTurns(double x, double y)
    {
        double s = 0;
        int n = 0;

    one:
        s += x;
        if (++n == 9) goto end;

    other:
        s += y;
        n++;
        if (n % 4 == 3) goto other;
        if (n < 14) goto one;

    end:
        return s;
    }

    /// <summary>Into the middle of what another jump repeats.</summary>
    [Refused("ADG0102")]
    [Differentiable]
    public static double IntoALoop(double x, int n)
    {
        if (n > 3) goto inside;

    again:
        x *= x;

    inside:
        x += 1;
        if (++n < 5) goto again;
        return x;
    }
}
