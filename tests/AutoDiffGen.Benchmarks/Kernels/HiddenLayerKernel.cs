namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>One sample through a network of 784 inputs, 128 hidden units and 10 classes.</summary>
public sealed class HiddenLayerKernel() : Kernel("hidden layer 784-128-10, one sample", Data.Parameters.Length)
{
    private static readonly HiddenLayerData Data = HiddenLayerData.Large();

    /// <inheritdoc/>
    public override double Primal() => HiddenLayer.Loss(Data.W1, Data.B1, Data.W2, Data.B2, Data.Image(0), Data.Labels[0]);

    /// <inheritdoc/>
    public override double Generated(double[] derivatives)
    {
        var d = Data.Split(derivatives);
        return HiddenLayer.LossGradient(Data.W1, Data.B1, Data.W2, Data.B2, Data.Image(0), Data.Labels[0], d.W1, d.B1, d.W2, d.B2);
    }

    /// <inheritdoc/>
    public override double Hand(double[] derivatives) => Hand(Data, 0, derivatives);

    /// <summary>The gold values are means over a batch.</summary>
    protected override void CheckGold(double value, ReadOnlySpan<double> derivatives)
    {
        var large = Gold.Read("mlp.json");
        CheckBatch(large, Data, large.Numbers("gradient_first32"));
        var small = Gold.Read("mlp_small.json");
        CheckBatch(small, HiddenLayerData.Small(), small.Numbers("gradient"));
    }

    private static void CheckBatch(System.Text.Json.JsonElement gold, HiddenLayerData data, double[] expected)
    {
        var gradient = new double[data.Parameters.Length];
        var mean = new double[data.Parameters.Length];
        double value = 0;
        for (int sample = 0; sample < data.Labels.Length; sample++)
        {
            value += Hand(data, sample, gradient) / data.Labels.Length;
            for (int i = 0; i < mean.Length; i++) mean[i] += gradient[i] / data.Labels.Length;
        }

        Gold.RequireClose("objective", [value], [gold.Number("objective")]);
        Gold.RequireClose("gradient", mean.AsSpan(0, expected.Length), expected);
    }

    private static double Hand(HiddenLayerData data, int sample, double[] derivatives)
    {
        var d = data.Split(derivatives);
        return HiddenLayer.Hand(data.W1, data.B1, data.W2, data.B2, data.Image(sample), data.Labels[sample], d.W1, d.B1, d.W2, d.B2);
    }
}
