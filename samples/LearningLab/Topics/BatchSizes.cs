using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>Descent on all samples at once, on one at a time, and on small batches, for the same number of passes over the data.</summary>
internal static class BatchSizes
{
    private const int Samples = 200, Epochs = 10;
    private const double Rate = 0.05;

    public static void Run(string folder)
    {
        Console.WriteLine($"Batch, mini-batch and stochastic descent: a straight line through {Samples} noisy points, {Epochs} epochs");
        Plot losses = new("Error on all samples", "epoch", "mean squared error") { HasLogarithmicY = true };
        Plot paths = new("The way of the weights", "slope", "offset");
        (double[] inputs, double[] targets) = Data();
        foreach ((int size, string name) in new[] { (Samples, "batch"), (20, "mini-batches of 20"), (1, "stochastic") })
        {
            List<(double Epoch, double Error, double Slope, double Offset)> walk = Train(inputs, targets, size);
            Console.WriteLine($"  {name,-20} {walk.Count - 1,5} steps, error {walk[^1].Error:F4}");
            losses.Add(name, Mark.Line, walk.Select(static point => (point.Epoch, point.Error)));
            paths.Add(name, size == 1 ? Mark.Line : Mark.Path, walk.Select(static point => (point.Slope, point.Offset)));
        }

        Figure.Save(folder, "batch-sizes", losses, paths);
    }

    public static List<(double Epoch, double Error, double Slope, double Offset)> Train(double[] inputs, double[] targets, int size)
    {
        double[] p = [-1, 3], gradient = new double[2];
        int[] all = [.. Enumerable.Range(0, Samples)], order = new int[Samples];
        List<(double Epoch, double Error, double Slope, double Offset)> walk = [(0, LinearModel.Error(p, inputs, targets, all), p[0], p[1])];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            Shuffle.Permutation(order, seed: 1, epoch);
            for (int start = 0; start < Samples; start += size)
            {
                LinearModel.ErrorGradient(p, inputs, targets, order.AsSpan(start, size), gradient);
                for (int j = 0; j < p.Length; j++) p[j] -= Rate * gradient[j];
                walk.Add((epoch + (start + size) / (double)Samples, LinearModel.Error(p, inputs, targets, all), p[0], p[1]));
            }
        }

        return walk;
    }

    public static (double[] Inputs, double[] Targets) Data()
    {
        var random = new Xoshiro256(2);
        double[] inputs = [.. Enumerable.Range(0, Samples).Select(_ => random.NextNormal())];
        return (inputs, [.. inputs.Select(x => 2 * x + 1 + 0.5 * random.NextNormal())]);
    }
}
