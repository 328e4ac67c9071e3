using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>Exclusive or, which no network without a non-linearity can learn, however many units it has.</summary>
internal static class NonLinearity
{
    private const int Hidden = 4, Steps = 200;

    private static readonly double[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1], Targets = [0, 1, 1, 0], Keep = [1, 1, 1, 1];

    public static void Run(string folder)
    {
        Console.WriteLine("Exclusive or, with four hidden units");
        Plot errors = new("Error", "step", "mean squared error") { HasLogarithmicY = true }, outputs = new("What is learnt", "input", "output") { Labels = ["0 0", "0 1", "1 0", "1 1"] };
        foreach ((bool isLinear, string name) in new[] { (false, "with tanh"), (true, "without") })
        {
            (double[] curve, double[] learnt) = Train(isLinear);
            Console.WriteLine($"  {name,-10} error {curve[^1]:G3}, outputs {string.Join(", ", learnt.Select(static v => v.ToString("F3")))}");
            errors.Add(name, Mark.Line, curve);
            outputs.Add(name, Mark.Bar, learnt);
        }

        Figure.Save(folder, "non-linearity", errors, outputs);
    }

    public static (double[] Errors, double[] Outputs) Train(bool isLinear)
    {
        ParameterLayout layout = Network.Layout(2, Hidden);
        double[] p = new double[layout.Count], gradient = new double[layout.Count], errors = new double[Steps + 1];
        layout.Initialize<double>(p, seed: 1);
        IOptimizer<double> optimizer = new Adam(0.05).Create<double>(layout);
        for (int step = 0; step <= Steps; step++)
        {
            errors[step] = Network.ErrorGradient(p, Inputs, Targets, Keep, isLinear, gradient);
            if (step < Steps) optimizer.Step(p, gradient);
        }

        return (errors, [.. Enumerable.Range(0, 4).Select(i => Network.Predict(p, Inputs.AsSpan(2 * i, 2), Keep, isLinear))]);
    }
}
