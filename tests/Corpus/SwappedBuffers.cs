using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Arrays that change places: the variable is one of several, the cells are known all the same.</summary>
public static partial class SwappedBuffers
{
    /// <summary>Heat flows along a rod.</summary>
    [Case("[0, 1, 0, 0, 2], 0.1, 2", Value = 0.18, Gradient = "[0.01, 0.16, 0.66, 0.16, 0.01], 1.6")]
    [Case("[0, 1, 0, 0, 2], 0.1, 3", Value = 0.226, Gradient = "[0.016, 0.194, 0.56, 0.194, 0.016], 1.58")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Heat(ReadOnlySpan<double> start, double k, int steps)
    {
        int n = start.Length;
        var u = new double[n];
        for (int i = 0; i < n; i++) u[i] = start[i];
        var next = new double[u.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < n - 1; i++) next[i] = u[i] + k * (u[i - 1] - 2 * u[i] + u[i + 1]);
            (u, next) = (next, u);
        }

        return u[n / 2];
    }

    /// <summary>Three histories in a ring, by way of a third name; the result is one of them.</summary>
    [Case("[1, 2], 4", Value = 96.66650390625, Gradient = "[51.6064453125, 110.438232421875]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Rings(double[] start, int steps)
    {
        double[] last = Ring(start, steps);
        return last[0] + 2 * last[1];
    }

    [Differentiable(Derivatives = Derivatives.Vjp | Derivatives.Jvp | Derivatives.Jacobian)]
    public static double[] Ring(double[] start, int steps)
    {
        double[] a = new double[start.Length], b = new double[start.Length], c = new double[start.Length];
        for (int i = 0; i < a.Length; i++) b[i] = start[i];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < a.Length; i++) c[i] = b[i] * (1 + 0.5 * a[i]) + 0.25 * b[a.Length - 1 - i];
            var oldest = a;
            a = b;
            b = c;
            c = oldest;
        }

        return b;
    }

    /// <summary>What goes into the first layer is the caller's own.</summary>
    [Case("[0.5, -0.25, 0.125, 1, 2, -1, 0.25, 0.75], [0.5, 2]", Value = 0.2659761809544009,
        Gradient = "[0.3387236336560223, 1.3548945346240893, 0.024972263628932654, 0.09988905451573062, -0.047737022644784105, 0.18870907846913323, -0.3241330002734755, 1.2813291737566324], [0.34496669956325543, -0.11941728957014583]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Layers(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        int n = x.Length;
        ReadOnlySpan<double> input = x;
        Span<double> one = new double[n], two = new double[n];
        for (int at = 0; at < w.Length; at += n * n)
        {
            ReadOnlySpan<double> layer = w.Slice(at, n * n);
            for (int i = 0; i < n; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += layer[i * n + j] * input[j];
                one[i] = Math.Tanh(sum);
            }

            input = one;
            Span<double> other = one;
            one = two;
            two = other;
        }

        return input[0] + 2 * input[1];
    }

    [Case("2, 1", Value = 28, Gradient = "28")]
    [Case("2, 0", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Chosen(double x, int n)
    {
        double[] a = [x, 2], b = [5, 6];
        double[] written = n > 0 ? a : b;
        written[0] *= 7;
        return x * a[0];
    }
}
