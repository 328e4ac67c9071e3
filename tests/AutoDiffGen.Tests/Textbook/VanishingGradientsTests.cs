using Backpropagation.Models;

namespace AutoDiffGen.Tests.Textbook;

/// <summary>The gradient that reaches each layer of a chain of ten.</summary>
public sealed class VanishingGradientsTests
{
    private const int Layers = 10;
    private const double Input = 0.5;
    private static readonly double[] Biases = new double[Layers];

    [Fact]
    public void A_sigmoid_takes_three_quarters_or_more()
    {
        var gradient = new double[Layers];
        Chains.SigmoidsGradient(Input, Biases, gradient);
        for (int layer = 1; layer < Layers; layer++) Assert.True(gradient[layer] >= 4 * gradient[layer - 1], $"layer {layer}");

        // The derivative of a sigmoid in terms of its value: s(1 − s), multiplied from the end to each layer.
        double expected = 1;
        double[] outputs = [.. Enumerable.Range(0, Layers + 1).Select(count => Chains.Sigmoids(Input, Biases.AsSpan(0, count)))];
        for (int layer = Layers - 1; layer >= 0; layer--)
        {
            expected *= outputs[layer + 1] * (1 - outputs[layer + 1]);
            Assert.Equal(expected, gradient[layer], 1e-14);
        }
    }

    [Fact]
    public void A_rectified_linear_unit_takes_nothing()
    {
        var gradient = new double[Layers];
        Chains.RectifiedLinearGradient(Input, Biases, gradient);
        Assert.All(gradient, d => Assert.Equal(1, d));
    }

    [Fact]
    public void A_residual_connection_brings_more_to_the_first_layers()
    {
        var gradient = new double[Layers];
        Chains.ResidualGradient(Input, Biases, gradient);
        for (int layer = 1; layer < Layers; layer++) Assert.True(gradient[layer - 1] > gradient[layer], $"layer {layer}");
        Assert.InRange(gradient[0], 0.34, 0.35);
    }
}
