using Backpropagation.Models;

namespace AutoDiffGen.Tests.Textbook;

/// <summary>One step of learning of a network with five weights, as worked by hand.</summary>
public sealed class TinyNetworkTests
{
    private const double Rate = 1e-4;
    private const double Tolerance = 1e-12;
    private static readonly double[] Start = [1, 2, 1, 1, 0];
    private static readonly double[,] Samples = { { 3, 2, 24 }, { 1, 4, 14 }, { 2, 1, 11 } };

    [Theory]
    [InlineData(3, 2, 37)]
    [InlineData(1, 4, 33)]
    [InlineData(2, 1, 13)]
    public void Predictions_before_learning(double x1, double x2, double expected) =>
        Assert.Equal(expected, Network.Predict(Start, x1, x2), Tolerance);

    [Fact]
    public void One_online_step()
    {
        var gradient = new double[Start.Length];
        Assert.Equal(169, Network.ErrorGradient(Start, 3, 2, 24, gradient), Tolerance);
        Close([520, 156, 650, 312, 26], gradient);

        double[] moved = Moved(gradient);
        Close([0.948, 1.9844, 0.935, 0.9688, -0.0026], moved);
        Assert.Equal(33.95, Network.Predict(moved, 3, 2), 0.01);
    }

    [Fact]
    public void One_batch_step()
    {
        var gradient = new double[Start.Length];
        Assert.Equal(534, Network.TotalErrorGradient(Start, Samples, gradient), Tolerance);
        Close([2064, 316, 1636, 632, 68], gradient);
        Close([0.7936, 1.9684, 0.8364, 0.9368, -0.0068], Moved(gradient));
    }

    [Fact]
    public void The_widely_copied_table_has_two_slips()
    {
        var second = new double[Start.Length];
        var third = new double[Start.Length];
        Network.ErrorGradient(Start, 1, 4, 14, second);
        Network.ErrorGradient(Start, 2, 1, 11, third);
        Close([1520, 152, 950, 304, 38], second);
        Close([24, 8, 36, 16, 4], third);

        // Row 2 without the factor x₂ = 4, row 3 with a factor of 2 too many.
        Assert.Equal(924, 520 + second[0] / 4 + third[0], Tolerance);
        Assert.Equal(324, 156 + second[1] + third[1] * 2, Tolerance);
    }

    private static double[] Moved(double[] gradient) => [.. Start.Select((w, i) => w - Rate * gradient[i])];

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], Tolerance * Math.Max(1, Math.Abs(expected[i])));
    }
}
