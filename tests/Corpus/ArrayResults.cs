using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Methods that return an array: one made in the method, or one of its arguments.</summary>
public static partial class ArrayResults
{
    [Differentiable]
    public static double[] Softmax(ReadOnlySpan<double> z)
    {
        double max = z[0];
        for (int i = 1; i < z.Length; i++) max = Math.Max(max, z[i]);
        double[] p = new double[z.Length];
        double sum = 0;
        for (int i = 0; i < z.Length; i++)
        {
            p[i] = Math.Exp(z[i] - max);
            sum += p[i];
        }

        for (int i = 0; i < z.Length; i++) p[i] /= sum;
        return p;
    }

    [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
    public static float[] Scaled(float[] a, float factor)
    {
        for (int i = 0; i < a.Length; i++) a[i] *= factor;
        return a;
    }

    [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
    public static double[,] Outer(double[] a, double[] b)
    {
        var m = new double[a.Length, b.Length];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++) m[i, j] = a[i] * b[j];
        }

        return m;
    }

    [Refused("ADG0106")]
    [Differentiable]
    public static double[] OneOfTwo(double[] a, double x)
    {
        if (x > 0) return a;
        return [x];
    }
}
