using System.Runtime.InteropServices;

namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The loss of logistic regression.</summary>
internal static partial class LogisticRegression
{
    [Differentiable(Derivatives = Derivatives.Gradient)]
    public static double Loss(ReadOnlySpan<double> w, [Constant] double[,] x, [Constant] ReadOnlySpan<double> y)
    {
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = 0;
            for (int j = 0; j < w.Length; j++) z += w[j] * x[i, j];
            loss += Math.Log(1 + Math.Exp(-y[i] * z));
        }

        return loss;
    }

    public static double Hand(ReadOnlySpan<double> w, double[,] x, ReadOnlySpan<double> y, Span<double> dW)
    {
        if (dW.Length != w.Length || x.GetLength(1) != w.Length || x.GetLength(0) != y.Length) throw new ArgumentException("Wrong length.", nameof(dW));

        // Not Clear(): it leaves the upper halves of vector registers in use (.NET 10, AVX-512), and Math.Exp then takes ten times as long.
        dW.Fill(0);
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = MemoryMarshal.CreateReadOnlySpan(ref x[i, 0], w.Length);
            double z = 0;
            for (int j = 0; j < row.Length; j++) z += w[j] * row[j];
            double label = y[i];
            double e = Math.Exp(-label * z);
            double s = 1 + e;
            loss += Math.Log(s);
            double dZ = -label * e / s;
            for (int j = 0; j < row.Length; j++) dW[j] += dZ * row[j];
        }

        return loss;
    }
}
