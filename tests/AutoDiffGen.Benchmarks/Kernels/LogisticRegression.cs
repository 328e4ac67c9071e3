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
        if (dW.Length != w.Length) throw new ArgumentException("Wrong length.", nameof(dW));
        dW.Clear();
        double loss = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = 0;
            for (int j = 0; j < w.Length; j++) z += w[j] * x[i, j];
            double label = y[i];
            double e = Math.Exp(-label * z);
            double s = 1 + e;
            loss += Math.Log(s);
            double dZ = -label * e / s;
            for (int j = 0; j < dW.Length; j++) dW[j] += dZ * x[i, j];
        }

        return loss;
    }

    public static double HandRows(ReadOnlySpan<double> w, double[,] x, ReadOnlySpan<double> y, Span<double> dW)
    {
        if (dW.Length != w.Length || x.GetLength(1) != w.Length || x.GetLength(0) != y.Length) throw new ArgumentException("Wrong length.", nameof(dW));
        dW.Clear();
        double loss = 0;
        ReadOnlySpan<double> rest = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref x[0, 0], x.Length);
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> row = rest[..w.Length];
            rest = rest[w.Length..];
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
