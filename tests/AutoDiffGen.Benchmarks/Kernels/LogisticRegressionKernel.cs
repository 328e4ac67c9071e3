namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>Logistic regression of 1000 samples with 100 features and, as a last column of ones, a bias.</summary>
public sealed class LogisticRegressionKernel : Kernel
{
    private const int Samples = 1000;
    private const int Features = 100;
    private readonly double[] w;
    private readonly double[,] x = new double[Samples, Features + 1];
    private readonly double[] y;

    /// <summary>The inputs of the gold values.</summary>
    public LogisticRegressionKernel() : base("logistic regression, n = 1000, d = 100", Features + 1)
    {
        var random = new SplitMix64(2);
        w = random.Next(Features + 1, -0.5, 1);
        for (int i = 0; i < Samples; i++)
        {
            for (int j = 0; j < Features; j++) x[i, j] = -1 + 2 * random.Next();
            x[i, Features] = 1;
        }

        y = [.. random.Next(Samples, 0, 1).Select(u => u < 0.5 ? -1.0 : 1.0)];
    }

    /// <inheritdoc/>
    public override double Primal() => LogisticRegression.Loss(w, x, y);

    /// <inheritdoc/>
    public override double Generated(double[] derivatives) => LogisticRegression.LossGradient(w, x, y, derivatives);

    /// <inheritdoc/>
    public override double Hand(double[] derivatives) => LogisticRegression.Hand(w, x, y, derivatives);

    /// <summary>The gold objective is the mean, with a penalty on all weights but the bias.</summary>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        var gold = Gold.Read("logreg.json");
        double lambda = gold.Number("lambda");
        double penalty = w.AsSpan(0, Features).ToArray().Sum(weight => weight * weight);
        double[] gradient = [.. derivatives.ToArray().Select((d, j) => d / Samples + (j < Features ? lambda * w[j] : 0))];
        Gold.RequireClose("w", w, gold.Numbers("w"));
        Gold.RequireClose("y", y, gold.Numbers("y"));
        Gold.RequireClose("objective", [value / Samples + lambda / 2 * penalty], [gold.Number("objective")]);
        Gold.RequireClose("gradient", gradient, gold.Numbers("gradient"));
    }
}
