using AutoDiffGen;

namespace CurveFitting.Models;

/// <content>Models of average difficulty.</content>
public static partial class Nist
{
    [Differentiable]
    public static double Enso(ReadOnlySpan<double> b, [Constant] double x)
    {
        double sum = b[0] + Wave(b[1], b[2], 12, x);
        return sum + Wave(b[4], b[5], b[3], x) + Wave(b[7], b[8], b[6], x);
    }

    [Differentiable]
    public static double Gauss3(ReadOnlySpan<double> b, [Constant] double x) => Gauss1(b, x);

    [Differentiable]
    public static double Hahn1(ReadOnlySpan<double> b, [Constant] double x) =>
        (b[0] + b[1] * x + b[2] * x * x + b[3] * x * x * x) / (1 + b[4] * x + b[5] * x * x + b[6] * x * x * x);

    [Differentiable]
    public static double Kirby2(ReadOnlySpan<double> b, [Constant] double x) =>
        (b[0] + b[1] * x + b[2] * x * x) / (1 + b[3] * x + b[4] * x * x);

    [Differentiable]
    public static double Lanczos1(ReadOnlySpan<double> b, [Constant] double x) => Lanczos3(b, x);

    [Differentiable]
    public static double Lanczos2(ReadOnlySpan<double> b, [Constant] double x) => Lanczos3(b, x);

    [Differentiable]
    public static double Mgh17(ReadOnlySpan<double> b, [Constant] double x) =>
        b[0] + b[1] * Math.Exp(-x * b[3]) + b[2] * Math.Exp(-x * b[4]);

    [Differentiable]
    public static double Misra1c(ReadOnlySpan<double> b, [Constant] double x) => b[0] * (1 - Math.Pow(1 + 2 * b[1] * x, -0.5));

    [Differentiable]
    public static double Misra1d(ReadOnlySpan<double> b, [Constant] double x) => b[0] * b[1] * x / (1 + b[1] * x);

    /// <summary>Two predictors: time and temperature. The response is a logarithm.</summary>
    [Differentiable]
    public static double Nelson(ReadOnlySpan<double> b, [Constant] ReadOnlySpan<double> x) => b[0] - b[1] * x[0] * Math.Exp(-b[2] * x[1]);

    [Differentiable]
    public static double Roszman1(ReadOnlySpan<double> b, [Constant] double x) => b[0] - b[1] * x - Math.Atan(b[2] / (x - b[3])) / Math.PI;

    private static double Wave(double cosine, double sine, double period, double x)
    {
        double angle = 2 * Math.PI * x / period;
        return cosine * Math.Cos(angle) + sine * Math.Sin(angle);
    }
}
