using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>Zero-length and null arrays.</summary>
/// <remarks>Empty product; gradient buffer of length 0; length mismatch of buffer must throw before work.</remarks>
public static partial class G23
{
    private static double Product(double[] a)
    {
        double s = 1;
        for (int i = 0; i < a.Length; i++)
            s *= a[i];
        return s;
    }

    [Case("[2, 3]", Value = 7, Gradient = "[3, 2]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double F(double[] a) => Product(a) + Product(Array.Empty<double>());
}
