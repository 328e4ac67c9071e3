using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A local array as scratch memory: filled, overwritten, read back.</summary>
public static partial class ScratchArrays
{
    [Case("2, 4", Value = 30, Gradient = "49")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Powers(double x, int n)
    {
        var powers = new double[n];
        double p = 1;
        for (int i = 0; i < n; i++)
        {
            p *= x;
            powers[i] = p;
        }

        double sum = 0;
        foreach (double power in powers) sum += power;
        return sum;
    }

    [Case("[1, 2, 3]", Value = 20, Gradient = "[12, 12, 4]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OnTheStack(ReadOnlySpan<double> a)
    {
        Span<double> buffer = stackalloc double[2];
        for (int i = 0; i + 1 < a.Length; i++) buffer[i] = a[i] * a[i + 1];
        return buffer[0] * buffer[0] + 2 * buffer[1] + a[1] * a[0] * 2;
    }

    [Case("1.5", Value = 5.0625, Gradient = "13.5")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CellsOverwritten(double x)
    {
        double[] state = [x, x];
        state[0] *= state[1];
        state[1] = state[0];
        state[0] *= state[1];
        return state[0];
    }

    [Case("2, 3", Value = 13, Gradient = "4, 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double MatrixOnTheHeap(double x, double y)
    {
        var m = new double[2, 2];
        m[0, 0] = x;
        m[0, 1] = y;
        for (int j = 0; j < 2; j++) m[1, j] = m[0, j] * m[0, j];
        return m[1, 0] + m[1, 1];
    }
}
