using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>A network with one hidden layer of tanh units, over its generated gradient; in training, its inputs can be noisy.</summary>
public sealed partial class SmallNetwork : IModel<double>
{
    private readonly double[] parameters;
    private readonly int inputs, hidden;
    private readonly double noise;
    private double[] noisy = [];

    public SmallNetwork(int inputs = 2, int hidden = 4, double noise = 0) : this(inputs, hidden, noise, null)
    {
    }

    private SmallNetwork(int inputs, int hidden, double noise, double[]? shared)
    {
        (this.inputs, this.hidden, this.noise) = (inputs, hidden, noise);
        Layout = new(new ParameterBlock("W1", inputs, hidden), new("b1", hidden), new("W2", hidden, 1), new("b2", 1));
        parameters = shared ?? new double[Layout.Count];
    }

    public Span<double> Parameters => parameters;

    public ParameterLayout Layout { get; }

    public void Initialize(int seed) => Layout.Initialize<double>(parameters, seed);

    public double Loss(Batch batch, TrainingContext context) => Loss(
        Block("W1"), Block("b1"), Block("W2"), Block("b2"), Inputs(batch, context), batch.Values<double>("y"));

    public double LossGradient(Batch batch, TrainingContext context, Span<double> gradient) => LossGradient(
        Block("W1"), Block("b1"), Block("W2"), Block("b2"), Inputs(batch, context), batch.Values<double>("y"),
        gradient[..(inputs * hidden)], gradient.Slice(inputs * hidden, hidden), gradient.Slice((inputs + 1) * hidden, hidden), gradient[^1..]);

    public IModel<double> Replicate() => new SmallNetwork(inputs, hidden, noise, parameters);

    /// <summary>Rows of two numbers and the exclusive or of their signs, as 0 or 1.</summary>
    public static Dataset Data(int rows, int seed)
    {
        var random = new Xoshiro256((ulong)seed);
        double[] x = new double[2 * rows], y = new double[rows];
        for (int i = 0; i < x.Length; i++) x[i] = random.NextNormal();
        for (int i = 0; i < rows; i++) y[i] = x[2 * i] * x[2 * i + 1] > 0 ? 0 : 1;
        return new Dataset { ["x"] = System.Numerics.Tensors.Tensor.Create(x, [rows, 2]), ["y"] = y };
    }

    [Differentiable(Derivatives = Derivatives.Gradient)]
    private static double Loss(
        ReadOnlySpan<double> w1, ReadOnlySpan<double> b1, ReadOnlySpan<double> w2, ReadOnlySpan<double> b2,
        [Constant] ReadOnlySpan<double> x, [Constant] ReadOnlySpan<double> y)
    {
        int inputs = w1.Length / b1.Length;
        double loss = 0;
        for (int row = 0; row < y.Length; row++)
        {
            double prediction = b2[0];
            for (int j = 0; j < b1.Length; j++)
            {
                double sum = b1[j];
                for (int i = 0; i < inputs; i++) sum += x[row * inputs + i] * w1[i * b1.Length + j];
                prediction += w2[j] * Math.Tanh(sum);
            }

            double error = prediction - y[row];
            loss += error * error;
        }

        return loss / y.Length;
    }

    private ReadOnlySpan<double> Block(string name)
    {
        ParameterBlock block = Layout[name];
        return parameters.AsSpan(block.Offset, block.Count);
    }

    private ReadOnlySpan<double> Inputs(Batch batch, TrainingContext context)
    {
        ReadOnlySpan<double> x = batch.Values<double>("x");
        if (noise == 0 || !context.IsTraining) return x;
        if (noisy.Length < x.Length) noisy = new double[x.Length];
        for (int i = 0; i < x.Length; i++) noisy[i] = x[i] + noise * context.Random.NextNormal();
        return noisy.AsSpan(0, x.Length);
    }
}
