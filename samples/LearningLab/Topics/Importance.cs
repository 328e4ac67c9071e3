using System.Collections.Immutable;
using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>Which of five inputs a trained network uses, told by its gradients and by shuffling.</summary>
internal static class Importance
{
    private const int Inputs = 5, Samples = 300, Hidden = 12, Steps = 1500;

    private static readonly double[] Keep = [.. Enumerable.Repeat(1.0, Hidden)], Baseline = new double[Inputs];

    public static void Run(string folder)
    {
        Console.WriteLine("Importance of inputs for y = 2·sin(x₁) + x₂², x₃ to x₅ being noise");
        (double[] inputs, double[] targets) = Data();
        double[] p = Train(inputs, targets);
        double[] gradients = new double[Inputs], integrated = new double[Inputs];
        double gap = 0;
        for (int i = 0; i < Samples; i++)
        {
            Attribution gradient = Explain.InputGradient(Output, inputs.AsSpan(i * Inputs, Inputs)), parts = Explain.IntegratedGradients(Output, inputs.AsSpan(i * Inputs, Inputs), Baseline);
            gap = Math.Max(gap, Math.Abs(parts.Gap));
            for (int j = 0; j < Inputs; j++)
            {
                gradients[j] += Math.Abs(gradient.Values[j]) / Samples;
                integrated[j] += Math.Abs(parts.Values[j]) / Samples;
            }
        }

        double[] shuffled = [.. Permutation(p, inputs, targets).Select(static column => column.Mean)];
        Print("mean |gradient|", gradients);
        Print("integrated gradients", integrated);
        Print("rise of the error when shuffled", shuffled);
        Console.WriteLine($"  integrated gradients add up to the difference of the outputs, up to {gap:0.0e+00}");
        Plot plot = new("Importance, of the largest", "input", "share") { Labels = ["x₁", "x₂", "x₃", "x₄", "x₅"], RangeY = (0, 1.05) };
        plot.Add("mean |gradient|", Mark.Bar, Shares(gradients)).Add("integrated gradients", Mark.Bar, Shares(integrated)).Add("shuffling", Mark.Bar, Shares(shuffled));
        Figure.Save(folder, "importance", plot);

        double Output(ReadOnlySpan<double> x, Span<double> gradient) => Network.OutputGradient(x, p, Keep, isLinear: false, gradient);
    }

    public static double[] Train(double[] inputs, double[] targets)
    {
        ParameterLayout layout = Network.Layout(Inputs, Hidden);
        double[] p = new double[layout.Count], gradient = new double[layout.Count];
        layout.Initialize<double>(p, seed: 1);
        IOptimizer<double> optimizer = new Adam(0.02).Create<double>(layout);
        for (int step = 0; step < Steps; step++)
        {
            Network.ErrorGradient(p, inputs, targets, Keep, isLinear: false, gradient);
            optimizer.Step(p, gradient);
        }

        return p;
    }

    public static ImmutableArray<ColumnImportance> Permutation(double[] p, double[] inputs, double[] targets)
    {
        double[,] table = new double[Samples, Inputs];
        Buffer.BlockCopy(inputs, 0, table, 0, inputs.Length * sizeof(double));
        return Explain.Permutation(table, data => Network.Error(p, [.. data.Cast<double>()], targets, Keep, isLinear: false));
    }

    public static (double[] Inputs, double[] Targets) Data()
    {
        var random = new Xoshiro256(8);
        double[] inputs = [.. Enumerable.Range(0, Samples * Inputs).Select(_ => random.NextNormal())];
        return (inputs, [.. Enumerable.Range(0, Samples).Select(i => 2 * Math.Sin(inputs[i * Inputs]) + inputs[i * Inputs + 1] * inputs[i * Inputs + 1])]);
    }

    private static IEnumerable<double> Shares(double[] values) => values.Select(value => value / values.Max());

    private static void Print(string what, double[] values) => Console.WriteLine($"  {what,-32}{string.Join(" ", values.Select(static v => $"{v,7:F3}"))}");
}
