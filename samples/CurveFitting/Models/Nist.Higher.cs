using AutoDiffGen;

namespace CurveFitting.Models;

/// <content>Models of higher difficulty.</content>
public static partial class Nist
{
    [Differentiable]
    public static double Bennett5(ReadOnlySpan<double> b, [Constant] double x) => b[0] * Math.Pow(b[1] + x, -1 / b[2]);

    [Differentiable]
    public static double BoxBod(ReadOnlySpan<double> b, [Constant] double x) => Misra1a(b, x);

    [Differentiable]
    public static double Eckerle4(ReadOnlySpan<double> b, [Constant] double x)
    {
        double z = (x - b[2]) / b[1];
        return b[0] / b[1] * Math.Exp(-0.5 * z * z);
    }

    [Differentiable]
    public static double Mgh09(ReadOnlySpan<double> b, [Constant] double x) => b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]);

    [Differentiable]
    public static double Mgh10(ReadOnlySpan<double> b, [Constant] double x) => b[0] * Math.Exp(b[1] / (x + b[2]));

    [Differentiable]
    public static double Rat42(ReadOnlySpan<double> b, [Constant] double x) => b[0] / (1 + Math.Exp(b[1] - b[2] * x));

    [Differentiable]
    public static double Rat43(ReadOnlySpan<double> b, [Constant] double x) => b[0] / Math.Pow(1 + Math.Exp(b[1] - b[2] * x), 1 / b[3]);

    [Differentiable]
    public static double Thurber(ReadOnlySpan<double> b, [Constant] double x) => Hahn1(b, x);
}
