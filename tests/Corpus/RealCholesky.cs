using System;
using AutoDiffGen;

namespace Corpus;

/// <summary>A Cholesky factorisation in place, as textbooks have it, the solution with it, and the logarithm of the determinant.</summary>
/// <remarks>Only the lower triangle is looked at: an entry below the diagonal stands for its mirror image too.</remarks>
public static partial class RealCholesky
{
    /// <summary>½ bᵀA⁻¹b + ½ log det A.</summary>
    [Case("[[4, 2, 0.6], [2, 5, 1.5], [0.6, 1.5, 3]], [1, 2, 3]", Value = 3.3900028054109404, Gradient = "[[0.154296875, 0, 0], [-0.13079044117647059, 0.13835532006920415, 0], [-0.058823529411764706, -0.20484429065743945, -0.24682814302191465]], [0.0625, 0.092647058823529412, 0.94117647058823529]")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double NegativeLogLikelihood(double[,] a, double[] b)
    {
        int n = b.Length;
        double[,] factor = Factor(a, n);
        double[] x = Solve(factor, b);
        double quadratic = 0, logDeterminant = 0;
        for (int i = 0; i < n; i++)
        {
            quadratic += x[i] * b[i];
            logDeterminant += 2 * Math.Log(factor[i, i]);
        }

        return 0.5 * (quadratic + logDeterminant);
    }

    private static double[,] Factor(double[,] a, int n)
    {
        var l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++) sum -= l[i, k] * l[j, k];
                if (i > j)
                {
                    l[i, j] = sum / l[j, j];
                    continue;
                }

                if (sum <= 0) throw new ArgumentException($"The matrix is not positive definite: pivot {i} is {sum}.", nameof(a));
                l[i, i] = Math.Sqrt(sum);
            }
        }

        return l;
    }

    private static double[] Solve(double[,] l, double[] b)
    {
        int n = b.Length;
        var x = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = b[i];
            for (int k = i - 1; k >= 0; k--) sum -= l[i, k] * x[k];
            x[i] = sum / l[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) sum -= l[k, i] * x[k];
            x[i] = sum / l[i, i];
        }

        return x;
    }
}
