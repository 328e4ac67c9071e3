using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays made inside an arm or an iteration, which are gone when the adjoint runs.</summary>
public static partial class ArraysInside
{
    [Case("1.5", Value = 13.5, Gradient = "18")]
    [Case("0.5", Value = 0.25, Gradient = "1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AnArm(double x)
    {
        double y = x;
        if (x > 1)
        {
            Span<double> t = stackalloc double[2];
            t[0] = 2 * x;
            if (x < 2) y = t[0] * y * 3;
            for (int i = 0; i < 1; i++) y = t[0] * y / x;
            y /= 2 * x;
            y *= x;
        }

        return x > 1 ? y : y * y;
    }

    [Case("0.5, 3", Value = 11.475891351699829, Gradient = "78.71454906463622")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double AnIteration(double x, int n)
    {
        double y = x;
        for (int k = 0; k < n; k++)
        {
            double[] t = new double[3];
            t[k] = y * x;
            for (int i = 0; i < 3; i++) y += t[i] * t[k] + x;
        }

        return y;
    }
}
