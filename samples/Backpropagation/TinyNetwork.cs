using AutoDiffGen;
using Backpropagation.Models;

namespace Backpropagation;

/// <summary>One step of learning by hand: a network of five weights on three samples.</summary>
internal static class TinyNetwork
{
    private const double Rate = 1e-4;
    private static readonly double[] Start = [1, 2, 1, 1, 0];
    private static readonly double[,] Samples = { { 3, 2, 24 }, { 1, 4, 14 }, { 2, 1, 11 } };

    public static void Run()
    {
        var batch = new double[Start.Length];
        double total = Network.TotalErrorGradient(Start, Samples, batch);
        Predictions($"A network of five weights, w = (1, 2, 1, 1, 0): predictions, total error {total:G6}", Start);
        double[] first = Gradients(batch);
        double[] online = Moved(first);
        Weights(online, Moved(batch));
        Predictions("Predictions after the online step", online);
        Predictions("Predictions after the batch step", Moved(batch));
    }

    private static void Predictions(string title, double[] w)
    {
        var table = new Table("x₁", "x₂", "target", "prediction", "error²");
        for (int i = 0; i < Samples.GetLength(0); i++)
        {
            double prediction = Network.Predict(w, Samples[i, 0], Samples[i, 1]);
            table.Add(Samples[i, 0], Samples[i, 1], Samples[i, 2], prediction, Network.Error(w, Samples[i, 0], Samples[i, 1], Samples[i, 2]));
        }

        table.Print(title);
    }

    private static double[] Gradients(double[] batch)
    {
        var table = new Table("", "∂w₁", "∂w₂", "∂w₃", "∂w₄", "∂w₅");
        var rows = new double[Samples.GetLength(0)][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[Start.Length];
            Network.ErrorGradient(Start, Samples[i, 0], Samples[i, 1], Samples[i, 2], rows[i]);
            table.Add([$"sample {i + 1}", .. rows[i]]);
        }

        GradientCheckResult check = GradientCheck.Run(w => Network.TotalError(w, Samples), Start, batch);
        table.Add(["batch", .. batch]);
        table.Add(["differences", .. check.Components.Select(component => component.Difference)]);
        table.Add("as widely copied", 924, 324, 1636, 632, 68);
        table.Print("Its gradients. The copied 924 has 380 for 1520 in sample 2 (x₂ = 4 is missing), the copied 324 has 16 for 8 in sample 3");
        return rows[0];
    }

    private static double[] Moved(double[] gradient) => [.. Start.Select((w, i) => w - Rate * gradient[i])];

    private static void Weights(double[] online, double[] batch)
    {
        var table = new Table("", "w₁", "w₂", "w₃", "w₄", "w₅");
        table.Add(["start", .. Start]);
        table.Add(["online step", .. online]);
        table.Add(["batch step", .. batch]);
        table.Print("One step with rate 10⁻⁴: online after the first sample, batch after all three");
    }
}
