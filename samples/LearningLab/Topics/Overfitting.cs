using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>A network with more weights than samples learns the noise by heart; early stopping keeps the weights from before it did.</summary>
internal static class Overfitting
{
    private const int Hidden = 40, Steps = 6000, Every = 20;

    private static readonly double[] Keep = [.. Enumerable.Repeat(1.0, Hidden)];

    public static void Run(string folder)
    {
        Console.WriteLine($"Overfitting {NoisySine.Training} points of a noisy sine with {NoisySine.Layout(Hidden).Count} weights");
        var data = new NoisySine();
        Learnt learnt = Train(data);
        Console.WriteLine($"  best at step {learnt.BestStep,5}: training error {learnt.Training[learnt.BestStep / Every]:F4}, validation error {learnt.Validation[learnt.BestStep / Every]:F4}");
        Console.WriteLine($"  at the end, {Steps,5}: training error {learnt.Training[^1]:F4}, validation error {learnt.Validation[^1]:F4}");
        Plot errors = new("Training and validation", "step", "mean squared error") { HasLogarithmicY = true };
        errors.Add("training", Mark.Line, ByStep(learnt.Training)).Add("validation", Mark.Line, ByStep(learnt.Validation)).MarkAt(learnt.BestStep, "best");
        Plot curves = new("What is learnt", "x", "y") { RangeY = (-2, 2.4) };
        curves.Add("samples", Mark.Dots, data.Inputs.Zip(data.Targets)).Add("at the end", Mark.Line, Curve(learnt.Last)).Add("at the best step", Mark.Line, Curve(learnt.Best));
        Figure.Save(folder, "overfitting", errors, curves);
    }

    public sealed record Learnt(double[] Training, double[] Validation, int BestStep, double[] Best, double[] Last);

    public static Learnt Train(NoisySine data)
    {
        ParameterLayout layout = NoisySine.Layout(Hidden);
        double[] p = new double[layout.Count], gradient = new double[layout.Count], best = [];
        List<double> training = [], validation = [];
        int bestStep = 0;
        layout.Initialize<double>(p, seed: 3);
        IOptimizer<double> optimizer = new Adam(0.01).Create<double>(layout);
        for (int step = 0; step <= Steps; step++)
        {
            double error = Network.ErrorGradient(p, data.Inputs, data.Targets, Keep, isLinear: false, gradient);
            if (step % Every == 0)
            {
                training.Add(error);
                validation.Add(Network.Error(p, data.ValidationInputs, data.ValidationTargets, Keep, isLinear: false));
                if (validation[^1] == validation.Min()) (bestStep, best) = (step, [.. p]);
            }

            optimizer.Step(p, gradient);
        }

        return new([.. training], [.. validation], bestStep, best, p);
    }

    private static IEnumerable<(double X, double Y)> ByStep(double[] values) => values.Select(static (value, index) => ((double)index * Every, value));

    private static IEnumerable<(double X, double Y)> Curve(double[] p) => NoisySine.Grid.Select(x => (x, Network.Predict(p, [x], Keep, isLinear: false)));
}
