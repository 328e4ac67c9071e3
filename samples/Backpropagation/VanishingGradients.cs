using Backpropagation.Models;

namespace Backpropagation;

/// <summary>What is left of the gradient after many layers, and what helps.</summary>
internal static class VanishingGradients
{
    private const int Layers = 10;
    private const double Input = 0.5;

    public static void Run()
    {
        var biases = new double[Layers];
        var sigmoids = new double[Layers];
        var rectified = new double[Layers];
        var residual = new double[Layers];
        Chains.SigmoidsGradient(Input, biases, sigmoids);
        Chains.RectifiedLinearGradient(Input, biases, rectified);
        Chains.ResidualGradient(Input, biases, residual);

        var table = new Table("layer", "sigmoid", "lost in the layer above", "ReLU", "residual sigmoid");
        for (int i = Layers - 1; i >= 0; i--)
        {
            string lost = i == Layers - 1 ? "" : $"÷ {sigmoids[i + 1] / sigmoids[i]:F2}";
            table.Add(i + 1, sigmoids[i], lost, rectified[i], residual[i]);
        }

        table.Print("The gradient that reaches each of ten layers: a sigmoid takes at least three quarters of it");
        Console.WriteLine("A residual layer hands on the sum of its input and its sigmoid: going down, the gradient is multiplied by 1 + σ' and never shrinks.");
        Console.WriteLine("The column is small at the top for another reason: the sums grow from layer to layer, and the last sigmoids are saturated.");
        Console.WriteLine();
    }
}
