using Backpropagation.Models;

namespace AutoDiffGen.Tests.Textbook;

/// <summary>σ(w₀x₀ + w₁x₁ + w₂) at w = (2, −3, −3), x = (−1, −2), node by node and as a whole.</summary>
public sealed class ComputationalGraphTests
{
    [Fact]
    public void Whole()
    {
        double value = Neuron.FireGradient(2, -1, -3, -2, -3, out double dW0, out double dX0, out double dW1, out double dX1, out double dW2);
        Assert.Equal(0.7310585786300049, value, 1e-15);
        Assert.Equal(-0.197, dW0, 5e-4);
        Assert.Equal(-0.393, dW1, 5e-4);
        Assert.Equal(0.197, dW2, 5e-4);
        Assert.Equal(0.393, dX0, 5e-4);
        Assert.Equal(-0.590, dX1, 5e-4);
    }

    [Fact]
    public void Node_by_node()
    {
        double a = Neuron.MultiplyGradient(2, -1, out double aW0, out double aX0);
        double b = Neuron.MultiplyGradient(-3, -2, out double bW1, out double bX1);
        double c = Neuron.AddGradient(a, b, out double cA, out double cB);
        double d = Neuron.AddGradient(c, -3, out double dC, out double dW2);
        double e = Neuron.NegateGradient(d, out double eD);
        double f = Neuron.ExpGradient(e, out double fE);
        double g = Neuron.AddOneGradient(f, out double gF);
        double y = Neuron.ReciprocalGradient(g, out double yG);
        Assert.Equal((-2.0, 6.0, 4.0, 1.0, -1.0), (a, b, c, d, e));

        double upstream = yG * gF * fE * eD;
        Neuron.FireGradient(2, -1, -3, -2, -3, out double wholeW0, out double wholeX0, out double wholeW1, out double wholeX1, out double wholeW2);
        Assert.Equal(Neuron.Fire(2, -1, -3, -2, -3), y, 1e-15);
        Assert.Equal(wholeW2, upstream * dW2, 1e-15);
        Assert.Equal(wholeW0, upstream * dC * cA * aW0, 1e-15);
        Assert.Equal(wholeX0, upstream * dC * cA * aX0, 1e-15);
        Assert.Equal(wholeW1, upstream * dC * cB * bW1, 1e-15);
        Assert.Equal(wholeX1, upstream * dC * cB * bX1, 1e-15);
    }
}
