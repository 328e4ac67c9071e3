using AutoDiffGen;

namespace CurveFitting.Models;

/// <summary>The models of NIST's nonlinear regressions, as written on their pages. These are of lower difficulty.</summary>
public static partial class Nist
{
    [Differentiable]
    public static double Chwirut1(ReadOnlySpan<double> b, [Constant] double x) => Math.Exp(-b[0] * x) / (b[1] + b[2] * x);

    [Differentiable]
    public static double Chwirut2(ReadOnlySpan<double> b, [Constant] double x) => Chwirut1(b, x);

    [Differentiable]
    public static double DanWood(ReadOnlySpan<double> b, [Constant] double x) => b[0] * Math.Pow(x, b[1]);

    [Differentiable]
    public static double Gauss1(ReadOnlySpan<double> b, [Constant] double x)
    {
        double first = (x - b[3]) / b[4], second = (x - b[6]) / b[7];
        return b[0] * Math.Exp(-b[1] * x) + b[2] * Math.Exp(-first * first) + b[5] * Math.Exp(-second * second);
    }

    [Differentiable]
    public static double Gauss2(ReadOnlySpan<double> b, [Constant] double x) => Gauss1(b, x);

    [Differentiable]
    public static double Lanczos3(ReadOnlySpan<double> b, [Constant] double x) =>
        b[0] * Math.Exp(-b[1] * x) + b[2] * Math.Exp(-b[3] * x) + b[4] * Math.Exp(-b[5] * x);

    [Differentiable]
    public static double Misra1a(ReadOnlySpan<double> b, [Constant] double x) => b[0] * (1 - Math.Exp(-b[1] * x));

    [Differentiable]
    public static double Misra1b(ReadOnlySpan<double> b, [Constant] double x) => b[0] * (1 - Math.Pow(1 + b[1] * x / 2, -2));
}
