using AutoDiffGen.Training;
using static AutoDiffGen.Training.Noise;
using static AutoDiffGen.Training.Normalization;

namespace AutoDiffGen.Tests.Runtime.Normalization;

/// <summary>The mean squared error of w·dropout(batchnorm(x)) + b for rows x of two numbers, with what the layers carry back chained by hand.</summary>
public sealed class NormalizedRegression : IModel<double>
{
    public const int Inputs = 2;

    private readonly double[] parameters;
    private readonly double rate;
    private double[] normal = [], dropped = [], dNormal = [], dDropped = [], dX = [];

    public NormalizedRegression(double rate = 0) : this(rate, null)
    {
    }

    private NormalizedRegression(double rate, double[]? shared)
    {
        this.rate = rate;
        Layout = new([.. BatchNormBlocks("norm", Inputs), new ParameterBlock("w", Inputs, 1), new ParameterBlock("b", 1)]);
        parameters = shared ?? new double[Layout.Count];
    }

    public Span<double> Parameters => parameters;

    public ParameterLayout Layout { get; }

    public void Initialize(int seed) => Layout.Initialize<double>(parameters, seed);

    public IModel<double> Replicate() => new NormalizedRegression(rate, parameters);

    /// <summary>The numbers of a block.</summary>
    public Span<double> Block(string name) => Block(name, parameters);

    public double Loss(Batch batch, TrainingContext context)
    {
        Forward(batch, context);
        return Error(batch.Values<double>("y"));
    }

    public double LossGradient(Batch batch, TrainingContext context, Span<double> gradient)
    {
        NoiseKey key = Forward(batch, context);
        double error = Error(batch.Values<double>("y"));
        gradient.Clear();
        CarryBackHead(batch.Values<double>("y"), Block("w", gradient), Block("b", gradient));
        dNormal.AsSpan().Clear();
        DropoutVjp(normal, rate, key, dropped, dNormal, dDropped);
        double momentum = context.RecordsStatistics ? Momentum : 0;
        BatchNormVjp(
            batch.Values<double>("x"), Block("norm.scale"), Block("norm.shift"), momentum, Epsilon, Block("norm.mean"), Block("norm.variance"),
            normal, dX, Block("norm.scale", gradient), Block("norm.shift", gradient), dNormal);
        return error;
    }

    /// <summary>The predictions for a batch, with the running statistics and without dropout.</summary>
    public System.Numerics.Tensors.Tensor<double> Predict(Batch batch)
    {
        Forward(batch, TrainingContext.ForInference());
        double[] predictions = new double[batch.Count];
        for (int row = 0; row < predictions.Length; row++) predictions[row] = Output(row);
        return System.Numerics.Tensors.Tensor.Create(predictions);
    }

    private NoiseKey Forward(Batch batch, TrainingContext context)
    {
        ReadOnlySpan<double> x = batch.Values<double>("x");
        if (normal.Length != x.Length) (normal, dropped, dNormal, dDropped, dX) = (new double[x.Length], new double[x.Length], new double[x.Length], new double[x.Length], new double[x.Length]);
        if (!context.IsTraining)
        {
            BatchNormInference(x, Block("norm.scale"), Block("norm.shift"), Epsilon, Block("norm.mean"), Block("norm.variance"), dropped);
            return default;
        }

        // The statistics are recorded once a step, on the way back.
        BatchNorm(x, Block("norm.scale"), Block("norm.shift"), 0, Epsilon, Block("norm.mean"), Block("norm.variance"), normal);
        var key = NoiseKey.Draw(context.Random);
        Dropout(normal, rate, key, dropped);
        return key;
    }

    private double Error(ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int row = 0; row < y.Length; row++) sum += (Output(row) - y[row]) * (Output(row) - y[row]);
        return sum / y.Length;
    }

    private void CarryBackHead(ReadOnlySpan<double> y, Span<double> dW, Span<double> dB)
    {
        ReadOnlySpan<double> w = Block("w");
        for (int row = 0; row < y.Length; row++)
        {
            double slope = 2 * (Output(row) - y[row]) / y.Length;
            dB[0] += slope;
            for (int i = 0; i < Inputs; i++)
            {
                dW[i] += slope * dropped[row * Inputs + i];
                dDropped[row * Inputs + i] = slope * w[i];
            }
        }
    }

    private double Output(int row)
    {
        double sum = Block("b")[0];
        for (int i = 0; i < Inputs; i++) sum += Block("w")[i] * dropped[row * Inputs + i];
        return sum;
    }

    private Span<double> Block(string name, Span<double> of) => of.Slice(Layout[name].Offset, Layout[name].Count);
}
