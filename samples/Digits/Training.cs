using AutoDiffGen.Training;

namespace Digits;

/// <summary>Mini-batch gradient descent with momentum. A step allocates nothing.</summary>
internal sealed class Training(DigitData data, int[] samples)
{
    private const int BatchSize = 32;
    private const double Decay = 1e-4;
    private const int Seed = 1;

    private readonly double[] parameters = Initialized();
    private readonly double[] gradient = new double[Layers.Count];
    private readonly IOptimizer<double> optimizer = new Sgd(learningRate: 0.05, momentum: 0.9).Create<double>(Layers.Count);
    private readonly int[] order = new int[samples.Length];

    /// <summary>Visits every sample once, in an order of its own, and returns the mean of the losses on the way.</summary>
    public double RunEpoch(int epoch)
    {
        Shuffle.Permutation(order, Seed, epoch);
        foreach (ref int place in order.AsSpan()) place = samples[place];

        double total = 0;
        for (int start = 0; start < order.Length; start += BatchSize)
        {
            ReadOnlySpan<int> batch = order.AsSpan(start, Math.Min(BatchSize, order.Length - start));
            total += batch.Length * Step(batch);
        }

        return total / order.Length;
    }

    /// <summary>The fraction of images whose digit the network gets right.</summary>
    public double Accuracy(ReadOnlySpan<int> among)
    {
        var p = new Layers(parameters);
        int right = 0;
        foreach (int sample in among)
        {
            if (DigitClassifier.Predict(p.W1, p.B1, p.W2, p.B2, data.Image(sample)) == data.Labels[sample]) right++;
        }

        return (double)right / among.Length;
    }

    private double Step(ReadOnlySpan<int> batch)
    {
        var p = new Layers(parameters);
        var d = new Layers(gradient);
        double loss = DigitClassifier.LossGradient(p.W1, p.B1, p.W2, p.B2, data.Images, data.Labels, batch, Decay, d.W1, d.B1, d.W2, d.B2);
        optimizer.Step(parameters, gradient);
        return loss;
    }

    private static double[] Initialized()
    {
        var parameters = new double[Layers.Count];
        new Layers(parameters).Initialize(Seed);
        return parameters;
    }
}
