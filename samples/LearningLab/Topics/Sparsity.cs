using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>Penalties on a regression of which only three in twelve inputs matter: L1 sets weights to exactly zero, L2 only makes them smaller.</summary>
internal static class Sparsity
{
    private const int Samples = 60, Inputs = 12, Steps = 2000;
    private const double Rate = 0.05, Strength = 0.4;

    public static void Run(string folder)
    {
        Console.WriteLine("L1 and L2 on a regression where inputs 1, 2 and 3 matter");
        Plot weights = new("Weights", "input", "weight") { Labels = [.. Enumerable.Range(1, Inputs).Select(static j => $"{j}")] }, sizes = new("Their absolute values", "input", "|weight|")
        {
            Labels = [.. Enumerable.Range(1, Inputs).Select(static j => $"{j}")], HasLogarithmicY = true, RangeY = (1e-4, 10),
        };
        foreach ((string name, double[] w) in new[] { ("no penalty", Train(0, 0)), ("L2", Train(0, Strength)), ("L1", Train(Strength, 0)) })
        {
            Console.WriteLine($"  {name,-11} {w.Take(Inputs).Count(static v => v == 0),2} exact zeros, weights {string.Join(" ", w.Take(Inputs).Select(static v => v.ToString("F2")))}");
            weights.Add(name, Mark.Bar, w.Take(Inputs));
            sizes.Add(name, Mark.Bar, w.Take(Inputs).Select(Math.Abs));
        }

        Figure.Save(folder, "sparsity", weights, sizes);
    }

    /// <summary>L2 is part of the gradient; L1 is a proximal step after it, which is what makes exact zeros.</summary>
    public static double[] Train(double l1, double l2)
    {
        (double[] inputs, double[] targets) = Data();
        var layout = new ParameterLayout(new ParameterBlock("w", Inputs, 1), new ParameterBlock("b", 1));
        double[] p = new double[layout.Count], gradient = new double[layout.Count];
        int[] all = [.. Enumerable.Range(0, Samples)];
        IOptimizer<double> optimizer = new Sgd(Rate).Create<double>(layout);
        Regularizer penalty = Regularizer.L2(l2);
        ProximalStep threshold = new SoftThreshold(l1);
        for (int step = 0; step < Steps; step++)
        {
            LinearModel.ErrorGradient(p, inputs, targets, all, gradient);
            penalty.AddGradient<double>(p, layout, gradient);
            optimizer.Step(p, gradient);
            threshold.Apply<double>(p, layout, Rate);
        }

        return p;
    }

    private static (double[] Inputs, double[] Targets) Data()
    {
        var random = new Xoshiro256(6);
        double[] inputs = new double[Samples * Inputs], targets = new double[Samples];
        for (int i = 0; i < Samples; i++)
        {
            for (int j = 0; j < Inputs; j++) inputs[i * Inputs + j] = random.NextNormal();
            targets[i] = 3 * inputs[i * Inputs] - 2 * inputs[i * Inputs + 1] + 1.5 * inputs[i * Inputs + 2] + random.NextNormal();
        }

        return (inputs, targets);
    }
}
