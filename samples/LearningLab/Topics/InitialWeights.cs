using AutoDiffGen.Training;
using LearningLab.Drawing;
using LearningLab.Models;

namespace LearningLab.Topics;

/// <summary>What the first weights do to the gradient on its way down through twelve layers: it vanishes, it explodes, or it arrives.</summary>
internal static class InitialWeights
{
    private const int Layers = 12, Width = 32, Samples = 20;

    public static void Run(string folder)
    {
        Console.WriteLine($"Norm of the gradient by the weights of each of {Layers} layers, before training");
        Plot tanh = new("tanh", "layer", "norm of the gradient") { HasLogarithmicY = true }, relu = new("ReLU", "layer", "norm of the gradient") { HasLogarithmicY = true };
        Add(tanh, "tanh, too small", Initializer.GlorotNormal, 0.3, isRectified: false);
        Add(tanh, "tanh, Xavier", Initializer.GlorotNormal, 1, isRectified: false);
        Add(tanh, "tanh, too large", Initializer.GlorotNormal, 4, isRectified: false);
        Add(relu, "ReLU, too small", Initializer.HeNormal, 0.3, isRectified: true);
        Add(relu, "ReLU, He", Initializer.HeNormal, 1, isRectified: true);
        Add(relu, "ReLU, too large", Initializer.HeNormal, 2, isRectified: true);
        Figure.Save(folder, "initial-weights", tanh, relu);
    }

    private static void Add(Plot plot, string name, Initializer initializer, double gain, bool isRectified)
    {
        double[] norms = Norms(initializer, gain, isRectified);
        Console.WriteLine($"  {name,-16} {norms[0]:0.0e+00} in layer 1, {norms[^1]:0.0e+00} in layer {Layers}");
        plot.Add(name, Mark.Path, norms.Select(static (norm, layer) => (layer + 1.0, norm)));
    }

    /// <summary>The mean norm over some samples, for each layer.</summary>
    public static double[] Norms(Initializer initializer, double gain, bool isRectified)
    {
        ParameterBlock[] blocks = [.. Enumerable.Range(1, Layers).Select(layer => new ParameterBlock($"W{layer}", Width, Width) { Initializer = initializer, Gain = gain })];
        var layout = new ParameterLayout(blocks);
        double[] w = new double[layout.Count], gradient = new double[layout.Count], norms = new double[Layers], x = new double[Width], targets = new double[Width];
        layout.Initialize<double>(w, seed: 1);
        var random = new Xoshiro256(5);
        for (int sample = 0; sample < Samples; sample++)
        {
            foreach (ref double value in x.AsSpan()) value = random.NextNormal();
            foreach (ref double value in targets.AsSpan()) value = 0.5 * random.NextNormal();
            DeepNetwork.ErrorGradient(w, x, targets, Layers, isRectified, gradient);
            foreach ((int layer, ParameterBlock block) in layout.Blocks.Index()) norms[layer] += AutoDiffGen.Training.Norms.Euclidean<double>(gradient.AsSpan(block.Offset, block.Count)) / Samples;
        }

        return norms;
    }
}
