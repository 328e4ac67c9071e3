using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A callee too long to be repeated at each call has derivatives of its own.</summary>
public static partial class LongCallees
{
    [Case("0.4, -0.3", Value = -0.7063162420502352, Gradient = "2.4654658194468326, 0.21817573476994712")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Twice(double x, double y) => Long(x, y) * Long(y, x + 0.1);

    [Case("0.4, [0.8, -0.5, 0.25]", Value = 0.9883510317831994, Gradient = "3.954242601827338, [-0.04144735728828463, -0.4567236101826656, 0.08456625018657199]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double InALoop(double x, ReadOnlySpan<double> w)
    {
        double s = x;
        for (int i = 0; i < w.Length; i++) s = w[i] * Math.Tanh(Long(s, w[i])) + Math.Cos(s);
        return s + Long(s, x);
    }

    private static double Long(double x, double y)
    {
        double a = Math.Sin(x) * y + x * x, b = Math.Cos(y) * x - y * y;
        double c = a * b + Math.Exp(-a * a), d = a - b * Math.Tanh(b);
        double e = Math.Sin(c * d) - Math.Sqrt(1 + c * c), f = c / (2 + d * d);
        if (e > f)
        {
            a = e * f + b;
            b = f - a * c;
        }
        else
        {
            a = e + f * d;
            b = a * a - d;
        }

        double g = Math.Atan(a * b) + c * e, h = Math.Log(1 + a * a + b * b);
        double s = 0;
        for (int k = 1; k <= 3; k++)
        {
            s += g * Math.Sin(k * h) / k;
            g = g * 0.5 + Math.Sin(h * s);
            h -= 0.1 * s * g;
        }

        double u = Math.Tanh(s * a + g * b), v = Math.Sin(h * c - s * d), w = u * v + e;
        double p = Math.Sin(u) + Math.Cos(v) * w, q = Math.Exp(-w * w) * p;
        double r = (p + q) / (1 + u * u), t = r * r - q * p;
        return t + r * u - q * v + p * w;
    }
}
