using AutoDiffGen;

namespace Corpus;

/// <summary>Values that loops carry on and add to: which of them are plain sums, and which are looked at on the way.</summary>
public static partial class LoopCarriedSums
{
    // Σ of prefix sums: a[i] counts n − i times, so the order of the adjoint's iterations matters.
    [Case("[0.5, -1, 2]", Value = 1.5, Gradient = "[3, 2, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SumOfPrefixes(double[] a)
    {
        double prefix = 0, sum = 0;
        for (int i = 0; i < a.Length; i++) sum += prefix += a[i];
        return sum;
    }

    // x ← 3x + 1 in every iteration, and one more in some: 27 times.
    [Case("0.5", Value = 30.5, Gradient = "27")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double GrowsInBothArms(double x)
    {
        for (int i = 0; i < 3; i++)
        {
            x += x + (x + 1);
            switch (i)
            {
                case 0:
                    break;
                case 1 or 2:
                    x += 1;
                    break;
                default:
                    x += 2;
                    break;
            }
        }

        return x;
    }

    // The same variable reaches the end of the iteration on three ways, and is read three times.
    [Case("0.25, [1, 2, 3]", Value = 26.75, Gradient = "27, [9, 3, 1]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ThreeWays(double x, double[] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            x = x + x + x;
            if (i < 1) x += a[i];
            else if (i < 2) x += a[i];
            else x += a[i] + 2;
        }

        return x;
    }

    [Case("[1, 2, 3], 2", Value = 14, Gradient = "[2, 2, 2], 6")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double PlainSumInArms(double[] a, double k)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (i < 1) sum += a[i] * k;
            else if (i < 2) sum += a[i] * k;
            else sum += a[i] * k + 2;
        }

        return sum;
    }
}
