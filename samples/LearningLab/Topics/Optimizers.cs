using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>Plain descent, momentum and Adam in a ravine that is fifty times as steep across as along.</summary>
internal static class Optimizers
{
    private const int Steps = 60;

    public static void Run(string folder)
    {
        Console.WriteLine("Optimizers on ½x² + 25y², from (−10, 2)");
        Plot paths = new("Ways down a ravine", "x", "y") { RangeX = (-11, 3), RangeY = (-2.6, 2.8) }, values = new("Height", "step", "f") { HasLogarithmicY = true };
        foreach (double level in new double[] { 2, 10, 25, 50, 100 }) paths.Add("", Mark.Contour, Ellipse(level));
        foreach ((string name, Optimizer optimizer) in new (string, Optimizer)[] { ("plain descent", new Sgd(0.036)), ("momentum 0.8", new Sgd(0.02, momentum: 0.8)), ("Adam", new Adam(0.5)) })
        {
            (double X, double Y, double Value)[] walk = Descend(optimizer);
            Console.WriteLine($"  {name,-14} f = {walk[^1].Value:G3} after {Steps} steps");
            paths.Add(name, Mark.Path, walk.Select(static point => (point.X, point.Y)));
            values.Add(name, Mark.Line, walk.Select(static point => point.Value));
        }

        Figure.Save(folder, "optimizers", paths, values);
    }

    public static (double X, double Y, double Value)[] Descend(Optimizer optimizer)
    {
        double[] x = [-10, 2], gradient = new double[2];
        var walk = new (double X, double Y, double Value)[Steps + 1];
        IOptimizer<double> state = optimizer.Create<double>(2);
        for (int step = 0; step <= Steps; step++)
        {
            walk[step] = (x[0], x[1], Surfaces.RavineGradient(x, gradient));
            state.Step(x, gradient);
        }

        return walk;
    }

    private static IEnumerable<(double X, double Y)> Ellipse(double level) =>
        Enumerable.Range(0, 121).Select(k => (Math.Sqrt(2 * level) * Math.Cos(k * Math.PI / 60), Math.Sqrt(level / 25) * Math.Sin(k * Math.PI / 60)));
}
