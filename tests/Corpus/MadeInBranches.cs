using System.Collections.Generic;
using AutoDiffGen;

namespace Corpus;

/// <summary>Lists and arrays of rows that are made behind a guard, or in a branch.</summary>
public static partial class MadeInBranches
{
    [Case("3, 0", Value = 0, Gradient = "0")]
    [Case("3, 3", Value = 45, Gradient = "30")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double RowsBehindAGuard(double x, int n)
    {
        if (n < 1) return 0;
        var a = new double[n][];
        for (int i = 0; i < n; i++)
        {
            a[i] = new double[2];
            a[i][0] = x * i;
        }

        double sum = 0;
        foreach (double[] row in a) sum += row[0] * row[0];
        return sum;
    }

    [Case("3, 0", Value = 0, Gradient = "0")]
    [Case("3, 3", Value = 45, Gradient = "30")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double ListBehindAGuard(double x, int n)
    {
        if (n < 1) return 0;
        var a = new List<double>();
        for (int i = 0; i < n; i++) a.Add(x * i);
        double sum = 0;
        foreach (double v in a) sum += v * v;
        return sum;
    }

    /// <summary>What follows needs the result, so that the adjoint comes back to the branch when it has long been left.</summary>
    [Case("11, 2", Value = 1, Gradient = "0")]
    [Case("0.5, 0", Value = 0.5, Gradient = "1")]
    [Case("0.5, 2", Value = -1.4509786329124883, Gradient = "21.58080126775193")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double CalledTwice(double x, int n)
    {
        if (x > 10) return 1;
        double y = ListBehindAGuard(x, n) + RowsBehindAGuard(x, n + 1), z = RowsBehindAGuard(x * y, n + 1);
        return n < 1 ? x * x + 0.25 + y * z : System.Math.Sin(y * z + x * y) * y;
    }

    /// <summary>The number of rows is computed in the branch.</summary>
    [Case("2, 1", Value = 4, Gradient = "4")]
    [Case("2, 3", Value = 2401, Gradient = "2401")]
    [Case("-2, 5", Value = 16, Gradient = "-32")]
    [Differentiable(Derivatives = Every.DerivativeOfANumber)]
    public static double SizeFromTheBranch(double x, int n)
    {
        double y = x;
        if (x > 0)
        {
            if (n > 2)
            {
                int m = 2 * n + 1;
                var rows = new double[m][];
                for (int i = 0; i < m; i++) rows[i] = [x, i];
                y = 0;
                foreach (double[] row in rows) y += row[0] / 2 * 7;
            }
        }
        else
        {
            var made = new List<double> { x, x * x };
            y = made[0] * made[0];
            if (made.Count > 1) y = made[1];
        }

        return y * y;
    }
}
