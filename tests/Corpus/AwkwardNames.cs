using AutoDiffGen;

namespace Corpus;

/// <summary>Names that generated code would like to use are taken by the user.</summary>
public static partial class AwkwardNames
{
    [Case("2, 3, 4, 5, 6, 7", Value = 65, Gradient = "3, 2, 10, 8, 2, 1")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Taken(double dX, double x, double value, double tape, double loss1, double dValue)
    {
        double dTaken = dX * x;
        double tape1 = value * tape;
        double t = tape1 * 2 + loss1 * 2;
        double result = dTaken + t + dValue;
        return result;
    }

    [Case("2", Value = 4, Gradient = "4")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Local(double x)
    {
        double Local = x * x;
        return Local;
    }

    [Case("3, 4", Value = 12, Gradient = "4, 3")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CaseOnly(double a, double A) => a * A;

    [Case("[1, 2], [3, 4]", Value = 10, Gradient = "[1, 1], [1, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Derivative(double[] i, double[] span)
    {
        double n = 0;
        for (int i1 = 0; i1 < i.Length; i1++) n += i[i1] + span[i1];
        return n;
    }
}
