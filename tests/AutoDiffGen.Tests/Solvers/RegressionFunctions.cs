namespace AutoDiffGen.Tests.Solvers;

/// <summary>Losses of small regressions, with generated gradients.</summary>
public static partial class RegressionFunctions
{
    private const Derivatives Wanted = Derivatives.Gradient | Derivatives.Hvp;

    /// <summary>Σ(y − Xw)².</summary>
    [Differentiable(Derivatives = Wanted)]
    public static double Squares(ReadOnlySpan<double> w, [Constant] double[,] x, [Constant] double[] y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double r = -y[i];
            for (int j = 0; j < w.Length; j++) r += x[i, j] * w[j];
            sum += r * r;
        }

        return sum;
    }

    /// <summary>Squared loss and ridge penalty, ‖y − Xw‖² + λ‖w‖².</summary>
    [Differentiable(Derivatives = Wanted)]
    public static double Ridge(ReadOnlySpan<double> w, [Constant] double[,] x, [Constant] double[] y, [Constant] double lambda)
    {
        double penalty = 0;
        for (int j = 0; j < w.Length; j++) penalty += w[j] * w[j];
        return Squares(w, x, y) + lambda * penalty;
    }

    /// <summary>The mean logistic loss of labels ±1; the last weight is the bias.</summary>
    [Differentiable(Derivatives = Wanted)]
    public static double Logistic(ReadOnlySpan<double> w, [Constant] double[,] x, [Constant] double[] y)
    {
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double z = w[w.Length - 1];
            for (int j = 0; j + 1 < w.Length; j++) z += w[j] * x[i, j];
            sum += Math.Log(1 + Math.Exp(-y[i] * z));
        }

        return sum / y.Length;
    }
}
