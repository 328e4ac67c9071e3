using System;
using System.Threading.Tasks;
using AutoDiffGen;

namespace Corpus;

/// <summary>Loops whose iterations may run at the same time.</summary>
public static partial class ParallelLoops
{
    [Case("3, [1, 2, 4]", Value = 189, Gradient = "126, [18, 36, 72]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OwnCells(double x, double[] a)
    {
        var o = new double[a.Length];
        Parallel.For(1, a.Length, i =>
        {
            double t = a[i];
            for (int k = 0; k < 1; k++) t *= x;
            if (t > 0) o[i] += t * 0.5;
            o[i] *= 2;
        });
        Parallel.For(0, 1, i => o[i] = a[i] * x);
        double s = 0;
        for (int i = 0; i < o.Length; i++) s += o[i] * o[i];
        return s;
    }

    /// <summary>What is added up depends on the others.</summary>
    [Refused("ADG01")]
    [Differentiable]
    public static double OneSum(double[] a)
    {
        double s = 0;
        Parallel.For(0, a.Length, i => s += a[i]);
        return s;
    }

    /// <summary>A cell that another iteration may write.</summary>
    [Refused("ADG01")]
    [Differentiable]
    public static double NeighboursCell(double[] a)
    {
        var o = new double[a.Length];
        Parallel.For(1, a.Length, i => o[i] = o[i - 1] + a[i]);
        return o[1];
    }

    [Refused("ADG01")]
    [Differentiable]
    public static double OneCell(double[] a)
    {
        var o = new double[1];
        Parallel.For(0, a.Length, i => o[0] += a[i]);
        return o[0];
    }
}
