using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>The right-hand side of y' = f(t, y).</summary>
public delegate void RightHandSide(double t, ReadOnlySpan<double> y, Span<double> slope);

/// <summary>The classical Runge–Kutta method with a fixed step, for any right-hand side.</summary>
public static partial class RealRungeKutta
{
    /// <summary>Where a prey population and its predators get to, and what is left of the prey.</summary>
    [Case("[1.2, 0.7], 1.1, 0.4, 0.3, 20", Value = 15.762103906406378, Gradient = "[3.6756717598658777, -23.722646296091813], 31.416770821889578, -104.3792670220433, 23.311250863855602")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Predators(ReadOnlySpan<double> start, double growth, double hunger, double death, int steps)
    {
        double[] y = start.ToArray();
        Integrate((t, y, slope) =>
        {
            slope[0] = y[0] * (growth - hunger * y[1]);
            slope[1] = y[1] * (hunger * y[0] - death) + 0.1 * Math.Sin(t);
        }, y, 0, 2, steps);
        return y[0] * y[0] + y[1];
    }

    private static void Integrate(RightHandSide f, double[] y, double from, double to, int steps)
    {
        double h = (to - from) / steps;
        for (int step = 0; step < steps; step++) Step(f, y, from + step * h, h);
    }

    private static void Step(RightHandSide f, double[] y, double t, double h)
    {
        int n = y.Length;
        double half = h / 2, sixth = h / 6;
        double[] slope = new double[n], middle = new double[n], trial = new double[n], last = new double[n];
        f(t, y, slope);
        for (int i = 0; i < n; i++) trial[i] = y[i] + half * slope[i];
        f(t + half, trial, last);
        for (int i = 0; i < n; i++) trial[i] = y[i] + half * last[i];
        f(t + half, trial, middle);
        for (int i = 0; i < n; i++)
        {
            trial[i] = y[i] + h * middle[i];
            middle[i] += last[i];
        }

        f(t + h, trial, last);
        for (int i = 0; i < n; i++) y[i] += sixth * (slope[i] + last[i] + 2 * middle[i]);
    }
}
