using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>The network that overfits, with hidden units left out at random in every step, so that none can rely on another.</summary>
internal static class Dropout
{
    private const int Hidden = 40, Steps = 6000, Every = 20;

    private static readonly double[] All = [.. Enumerable.Repeat(1.0, Hidden)];

    public static void Run(string folder)
    {
        Console.WriteLine("Dropout on the same points");
        var data = new NoisySine();
        Plot errors = new("Validation", "step", "mean squared error") { HasLogarithmicY = true }, curves = new("What is learnt", "x", "y") { RangeY = (-2, 2.4) };
        foreach ((double rate, string name) in new[] { (0.0, "without dropout"), (0.1, "rate 0.1"), (0.3, "rate 0.3") })
        {
            (double[] p, double[] validation) = Train(data, rate);
            Console.WriteLine($"  {name,-16} training error {Network.Error(p, data.Inputs, data.Targets, All, isLinear: false):F4}, validation error {validation[^1]:F4}");
            errors.Add(name, Mark.Line, validation.Select(static (value, index) => ((double)index * Every, value)));
            curves.Add(name, Mark.Line, NoisySine.Grid.Select(x => (x, Network.Predict(p, [x], All, isLinear: false))));
        }

        Figure.Save(folder, "dropout", errors, curves.Add("samples", Mark.Dots, data.Inputs.Zip(data.Targets)));
    }

    public static (double[] Parameters, double[] Validation) Train(NoisySine data, double rate)
    {
        ParameterLayout layout = NoisySine.Layout(Hidden);
        double[] p = new double[layout.Count], gradient = new double[layout.Count], keep = new double[Hidden];
        List<double> validation = [];
        layout.Initialize<double>(p, seed: 3);
        IOptimizer<double> optimizer = new Adam(0.01).Create<double>(layout);
        for (int step = 0; step <= Steps; step++)
        {
            if (step % Every == 0) validation.Add(Network.Error(p, data.ValidationInputs, data.ValidationTargets, All, isLinear: false));
            Noise.Dropout<double>(All, rate, new NoiseKey(Seed: 1, step), keep);
            Network.ErrorGradient(p, data.Inputs, data.Targets, keep, isLinear: false, gradient);
            optimizer.Step(p, gradient);
        }

        return (p, [.. validation]);
    }
}
