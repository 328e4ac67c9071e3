using System;
using System.Numerics;
using AutoDiffGen;

namespace Corpus;

/// <summary>Vectors and complex numbers of the framework.</summary>
public static partial class NumericStructs
{
    [Case("[1, 2, 3], [4, 5, 6], 0.5", Value = 59.1875, Gradient = "[1.25, 2.125, 3], [3.75, 6.375, 9], 76.5", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Lerp(Vector3 a, Vector3 b, float t)
    {
        var c = Vector3.Lerp(a, b, t);
        c -= 0.5f * (a - b) / 2;
        return Vector3.Dot(c, new Vector3(-1.5f, 0, 1.5f)) + c.LengthSquared();
    }

    [Case("[1, 2, 3], [4, 5, 7]", Value = 5.916079783, Gradient = "[-8.45154254729, 0.845154254732, 4.22577127365], [3.54964786986, 0, -1.18321595662]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Area(Vector3 a, Vector3 b) => Vector3.Cross(a, b).Length();

    [Case("[3, 4], [1, 2]", Value = 2.2, Gradient = "[-0.064, 0.048], [0.6, 0.8]", Tolerance = 1e-5)]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static float Along(Vector2 a, Vector2 b) => Vector2.Dot(Vector2.Normalize(a), b);

    [Case("[3, 4], [1, 2]", Value = 2.7324515496597104, Gradient = "[-1.23613893837, 1.92622577483], [1.31782230137, -2.33899798716]")]
    [Case("[3, 4], [2, 1]", Value = 5.01328677803526, Gradient = "[-0.647880495032, 2.13180209434], [-3.18895238842, -2.02317838373]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Quotient(Complex a, Complex b)
    {
        Complex q = a / b + 1 / (2 * b) - Complex.Conjugate(a) * 0.5;
        return q.Real * q.Imaginary + Complex.Abs(q);
    }

    [Case("0.3, 0.4", Value = 0.8115080846132857, Gradient = "3.05075338489, -2.28299489199")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Analytic(double x, double y)
    {
        Complex z = new(x, y);
        Complex w = Complex.Exp(z) * Complex.Sin(z) - Complex.Log(z) / Complex.Cos(z);
        return w.Magnitude + w.Phase;
    }

    [Case("0.7, 2", Value = 4.3478041236133365, Gradient = "-1.04718637438, 3.70358643638")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Rotation(double angle, double x)
    {
        var (sin, cos) = Math.SinCos(angle);
        return x * sin + x * x * cos;
    }

    /// <summary>A Fourier sum over the roots of unity.</summary>
    [Case("[1, 2, 4]", Value = 17, Gradient = "-8, -5, 13")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Spectrum(double[] signal)
    {
        double power = 0;
        for (int k = 1; k < signal.Length; k++)
        {
            var sum = Complex.Zero;
            for (int i = 0; i < signal.Length; i++)
            {
                sum += signal[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * i / signal.Length);
            }

            power += sum.Real * sum.Real + sum.Imaginary * sum.Imaginary * k;
        }

        return power;
    }
}
