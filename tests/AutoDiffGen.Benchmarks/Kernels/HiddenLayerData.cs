namespace AutoDiffGen.Benchmarks.Kernels;

/// <summary>The parameters, images and labels of the gold values.</summary>
internal sealed class HiddenLayerData
{
    private readonly int inputs, hidden, classes;
    private readonly double[] images;

    private HiddenLayerData(ulong seed, int samples, int inputs, int hidden, int classes, double firstLimit, double secondLimit)
    {
        (this.inputs, this.hidden, this.classes) = (inputs, hidden, classes);
        var random = new SplitMix64(seed);
        Parameters =
        [
            .. random.Next((inputs + 1) * hidden, -firstLimit, 2 * firstLimit),
            .. random.Next((hidden + 1) * classes, -secondLimit, 2 * secondLimit),
        ];
        images = random.Next(samples * inputs, 0, 1);
        Labels = [.. random.Next(samples, 0, 1).Select(u => (int)(u * classes))];
    }

    public double[] Parameters { get; }

    public int[] Labels { get; }

    public ReadOnlySpan<double> W1 => Split(Parameters).W1;

    public ReadOnlySpan<double> B1 => Split(Parameters).B1;

    public ReadOnlySpan<double> W2 => Split(Parameters).W2;

    public ReadOnlySpan<double> B2 => Split(Parameters).B2;

    public static HiddenLayerData Large() => new(seed: 3, samples: 64, inputs: 784, hidden: 128, classes: 10, firstLimit: 0.05, secondLimit: 0.1);

    public static HiddenLayerData Small() => new(seed: 31, samples: 4, inputs: 20, hidden: 8, classes: 5, firstLimit: 0.5, secondLimit: 0.5);

    public ReadOnlySpan<double> Image(int sample) => images.AsSpan(sample * inputs, inputs);

    public Parts Split(Span<double> all) => new(all, inputs * hidden, hidden, hidden * classes);

    /// <summary>Weights and biases, or their derivatives, in one buffer.</summary>
    internal readonly ref struct Parts(Span<double> all, int w1, int b1, int w2)
    {
        public Span<double> W1 { get; } = all[..w1];

        public Span<double> B1 { get; } = all.Slice(w1, b1);

        public Span<double> W2 { get; } = all.Slice(w1 + b1, w2);

        public Span<double> B2 { get; } = all[(w1 + b1 + w2)..];
    }
}
