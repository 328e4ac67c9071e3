using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Loops that keep every ⌈√n⌉-th state and run the rest again.</summary>
public static partial class Checkpoints
{
    [Case("0.5, 0.3, 0", Value = 0.5, Gradient = "1, 0")]
    [Case("0.5, 0.3, 1", Value = 0.575, Gradient = "1, 0.25")]
    [Case("0.5, 0.3, 7", Value = 0.90543055605482199, Gradient = "0.39315939713890217, 0.73670732460180854")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    [Checkpoint]
    public static double Grow(double x, double r, int n)
    {
        for (int i = 0; i < n; i++) x += r * x * (1 - x);
        return x;
    }

    [Case("0.5, 10", Value = 0.85727180867308617, Gradient = "0.72745048656049456")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    [Checkpoint]
    public static double DownwardsInSteps(double x, int n)
    {
        for (int i = n; i >= 1; i -= 3) x += x * (1 - x) / i;
        return x;
    }

    [Case("[1, 2, 3, 2], 0.1, 5", Value = 28.456554020497151, Gradient = "[8.1798519505631024, 3.2084578061292226, 1.3292526095110714, 7.7622544014572236], -57.727458884228835")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    [Checkpoint]
    public static double Heat(double[] u0, double k, int steps)
    {
        var u = new double[u0.Length];
        for (int i = 0; i < u.Length; i++) u[i] = u0[i];
        double heat = 0;
        for (int t = 0; t < steps; t++)
        {
            double left = u[0];
            for (int i = 1; i < u.Length - 1; i++)
            {
                double old = u[i];
                u[i] += k * old * (left - 2 * old + u[i + 1]);
                left = old;
            }

            heat += u[1] * t;
        }

        double s = heat;
        for (int i = 0; i < u.Length; i++) s += u[i] * u[i];
        return s;
    }

    [Case("[1, 2, 3], [0, 0, 0, 0, 0, 0, 0], 7", Value = 5.4365404101841925, Gradient = "[-0.014304573545931015, -0.012059355084341422, 0.099509701647648831]")]
    [Writes("u", "history", NeverRead = ["history"])]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    [Checkpoint]
    public static double InPlaceWithHistory(double[] u, double[] history, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < u.Length; i++) u[i] = Math.Sin(u[i]) + u[(i + 1) % u.Length] / 2;
            history[t] = u[0];
        }

        return u[0] + u[1] * u[2];
    }

    [Case("[1, 2, 3], 6", Value = 0.16478600230364153, Gradient = "[0.24829662614998907, 0.73620919303426419, 0.089230863985672054]")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    [Checkpoint]
    public static double Swapped(double[] u0, int steps)
    {
        double[] u = (double[])u0.Clone(), next = new double[u0.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < u.Length; i++) next[i] = u[i] * Math.Cos(u[(i + 1) % u.Length]);
            (u, next) = (next, u);
        }

        return u[0] + 2 * u[1];
    }

    [Case("[[0.5, 0.6], [0.7, 0.8]], 5", Value = 0.10857519369555278, Gradient = "[[0.0, 0.43748148455771538], [-0.18986242152071029, -0.35852174012946707]]")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    [Checkpoint]
    public static double Matrix(double[,] m0, int steps)
    {
        double[,] m = new double[2, 2];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++) m[i, j] = m0[i, j];
        }

        int sign = 1;
        for (int t = 0; t < steps; t++)
        {
            m[0, 0] = Math.Sin(m[0, 1] * m[1, 0]);
            m[0, 1] += sign * m[1, 1] * m[0, 0];
            sign = -sign;
        }

        return m[0, 0] * m[0, 1];
    }

    [Case("0.5, 3", Value = 2.8343148526770042, Gradient = "6.5398311560660712")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    public static double InACallee(double x, int n)
    {
        double s = 0;
        for (int k = 0; k < n; k++) s += s * x + Grow(x, 0.1 * k, 4 + k);
        return s;
    }

    [Case("2", Value = 16, Gradient = "32")]
    [Refused("ADG0115")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    [Checkpoint]
    public static double UnknownNumber(double x)
    {
        while (x < 10) x *= x;
        return x;
    }

    [Case("2, 2", Value = 16, Gradient = "32")]
    [Refused("ADG0115")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    [Checkpoint]
    public static double WithEffects(double x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            x *= x;
            Console.Out.Flush();
        }

        return x;
    }

    [Case("2", Value = 4, Gradient = "4")]
    [Refused("ADG0115")]
    [Differentiable(Derivatives = Every.DerivativeInOneRun)]
    [Checkpoint]
    public static double NoLoop(double x) => x * x;
}
