using AutoDiffGen;

namespace Corpus;

/// <summary>Loops that count in strides, down, or from elsewhere, beside an index of their own that the reverse sweep has to find again.</summary>
public static partial class StridedLoops
{
    // i is 0, 2 and j is 0, 3.
    [Case("[1, 2, 3, 4]", Value = 17, Gradient = "[2, 0, 0, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double EverySecond(double[] a)
    {
        double sum = 0;
        int j = 0;
        for (int i = 0; i < a.Length; i += 2)
        {
            sum += a[j] * a[j];
            j += 3;
        }

        return sum;
    }

    [Case("[1, 2, 3, 4]", Value = 14, Gradient = "[2, 4, 6, 0]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double FromElsewhere(double[] a)
    {
        double sum = 0;
        int j = 0;
        for (int i = a.Length - 3; i < a.Length; i++)
        {
            sum += a[j] * a[j];
            j++;
        }

        return sum;
    }

    [Case("[1, 2, 3, 4]", Value = 30, Gradient = "[2, 4, 6, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double Down(double[] a)
    {
        double sum = 0;
        int j = 0;
        for (int i = a.Length; i > 0; i--)
        {
            sum += a[j] * a[j];
            j++;
        }

        return sum;
    }

    // i is 5, 2 and j is 1, 3.
    [Case("[1, 2, 3, 4]", Value = 20, Gradient = "[0, 4, 0, 8]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double DownInStrides(double[] a)
    {
        double sum = 0;
        int j = 1;
        for (int i = 5; i >= 0; i -= 3)
        {
            sum += a[j] * a[j];
            j += 2;
        }

        return sum;
    }

    // x·a₀ + 2x·a₂, and then it is enough.
    [Case("3, [1, 2, 3]", Value = 21, Gradient = "7, [3, 0, 6]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double WithoutACounter(double x, double[] a)
    {
        double sum = 0;
        int j = 0;
        while (x < 10)
        {
            sum += x * a[j];
            x *= 2;
            j += 2;
        }

        return sum;
    }
}
