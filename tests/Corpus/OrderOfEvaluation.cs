using AutoDiffGen;

namespace Corpus;

/// <summary>Indices and arguments that a later operand of the same statement changes: each has the value it had in its turn.</summary>
public static partial class OrderOfEvaluation
{
    [Case("0.5, [1, 2, 3], 1", Value = 15.5, Gradient = "86, [0.5, 0, 0]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TargetsOfATuple(double x, double[] w, int n)
    {
        (w[n], w[++n]) = (x, 2 * x * w[0]);
        (w[n], w[n-- % 2]) = (w[n] * x, w[0]);
        return x * (w[0] + 10 * w[1] + 100 * w[2]);
    }

    [Case("0.5, [1, 2, 3], 1", Value = 133, Gradient = "231, [0.5, 0, 52.5]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double TargetsOfATupleOfACall(double x, double[] w, int n)
    {
        (w[n++], w[n]) = ProductAndDifference(w[n], x);
        return x * (w[0] + 10 * w[1] + 100 * w[2]);
    }

    private static (double, double) ProductAndDifference(double a, double b) => (a * b, a - b);

    [Case("0.5, [1, 2, 3], 1", Value = 3580.5, Gradient = "1023, [10.5, 1233, 1391]")]
    [Writes("w")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ArgumentsBeforeAReference(double x, double[] w, int n)
    {
        x += Scale(n, ref w[n++], w[n]) + Scale(n, ref w[--n], x);
        return x * (w[0] + 10 * w[1] + 100 * w[2]);
    }

    private static double Scale(int k, ref double b, double c)
    {
        b *= k;
        return b + c * k;
    }
}
