using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>Two features of different size make a ravine, down which descent zigzags; standardised ones make a bowl.</summary>
internal static class FeatureScaling
{
    private const int Samples = 100, Steps = 40;

    public static void Run(string folder)
    {
        Console.WriteLine("Features of size 1 and 7, as they are and standardised");
        (double[] inputs, double[] targets) = Data();
        (double[,] walk, double[] errors) raw = Train(inputs, targets, rate: 0.0195), scaled = Train(Standardised(inputs), targets, rate: 0.4);
        Console.WriteLine($"  as they are    error {raw.errors[^1]:G4} after {Steps} steps");
        Console.WriteLine($"  standardised   error {scaled.errors[^1]:G4} after {Steps} steps");
        Figure.Save(
            folder,
            "feature-scaling",
            Path("As they are: zigzag", raw.walk),
            Path("Standardised: straight down", scaled.walk),
            new Plot("Error", "step", "mean squared error") { HasLogarithmicY = true }.Add("as they are", Mark.Line, raw.errors).Add("standardised", Mark.Line, scaled.errors));
    }

    private static Plot Path(string title, double[,] walk) =>
        new Plot(title, "weight of the small feature", "weight of the large feature").Add("", Mark.Path, Enumerable.Range(0, Steps + 1).Select(step => (walk[step, 0], walk[step, 1])));

    public static (double[,] Walk, double[] Errors) Train(double[] inputs, double[] targets, double rate)
    {
        double[] p = new double[3], gradient = new double[3], errors = new double[Steps + 1];
        double[,] walk = new double[Steps + 1, 2];
        int[] all = [.. Enumerable.Range(0, Samples)];
        for (int step = 0; step <= Steps; step++)
        {
            errors[step] = LinearModel.ErrorGradient(p, inputs, targets, all, gradient);
            (walk[step, 0], walk[step, 1]) = (p[0], p[1]);
            for (int j = 0; j < p.Length; j++) p[j] -= rate * gradient[j];
        }

        return (walk, errors);
    }

    public static (double[] Inputs, double[] Targets) Data()
    {
        var random = new Xoshiro256(4);
        double[] inputs = new double[2 * Samples], targets = new double[Samples];
        for (int i = 0; i < Samples; i++)
        {
            (inputs[2 * i], inputs[2 * i + 1]) = (random.NextNormal(), 7 * random.NextNormal());
            targets[i] = 3 * inputs[2 * i] + 0.4 * inputs[2 * i + 1] + 0.1 * random.NextNormal();
        }

        return (inputs, targets);
    }

    public static double[] Standardised(double[] inputs)
    {
        double[] result = new double[inputs.Length];
        for (int j = 0; j < 2; j++)
        {
            double[] column = [.. inputs.Where((_, index) => index % 2 == j)];
            double mean = column.Average(), deviation = Math.Sqrt(column.Average(value => (value - mean) * (value - mean)));
            for (int i = j; i < inputs.Length; i += 2) result[i] = (inputs[i] - mean) / deviation;
        }

        return result;
    }
}
