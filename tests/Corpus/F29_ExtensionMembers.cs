using AutoDiffGen;

namespace Corpus;

/// <summary>Extension members.</summary>
/// <remarks>Extension method and C# 14 extension property: the receiver is the differentiated argument. 2x^3.</remarks>
public static partial class F29
{
    [Case("2", Value = 16, Gradient = "24")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double x) => x.Squared() * x.Twice;

    [Case("[3, 4]", Value = 10, Gradient = "[1.2, 1.6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double OfAnArray(double[] a) => a.Norm() * double.Two();
}

/// <summary>Extensions of numbers and vectors.</summary>
internal static class F29Extensions
{
    extension(double x)
    {
        public double Twice => 2 * x;

        public double Squared() => x * x;

        public static double Two() => 2;
    }

    public static double Norm(this double[] a)
    {
        double sum = 0;
        foreach (double x in a) sum += x * x;
        return System.Math.Sqrt(sum);
    }
}
