using Backpropagation.Models;

namespace AutoDiffGen.Tests.Textbook;

/// <summary>The walks downhill of the textbook, on generated gradients.</summary>
public sealed class GradientDescentTests
{
    [Fact]
    public void Square_shrinks_by_a_fifth_a_step()
    {
        double[] expected = [3, 2.4, 1.92, 1.536, 1.2288, 0.98304];
        double[] walk = WalkSquare(rate: 0.1);
        for (int step = 0; step < expected.Length; step++) Assert.Equal(expected[step], walk[step], 1e-14);
        Assert.Equal(3 * Math.Pow(0.8, 10), walk[10], 1e-14);
    }

    [Fact]
    public void Square_diverges_when_the_steps_are_too_long()
    {
        double[] walk = WalkSquare(rate: 1.1);
        for (int step = 1; step < walk.Length; step++) Assert.Equal(-1.2 * walk[step - 1], walk[step], 1e-12);
    }

    [Theory]
    [InlineData(-0.5, -1.473, -4.444)]
    [InlineData(0.5, 1.347, -1.619)]
    public void Quartic_ends_in_the_valley_it_starts_above(double start, double bottom, double value)
    {
        double x = start;
        double f = 0;
        for (int step = 0; step < 200; step++)
        {
            f = Valleys.QuarticGradient(x, out double dX);
            x -= 0.01 * dX;
        }

        Assert.Equal(bottom, x, 5e-4);
        Assert.Equal(value, f, 5e-4);
    }

    [Fact]
    public void Bowl_is_left_faster_along_its_steep_side()
    {
        (double, double)[] expected = [(3, 2), (2.4, 1.2), (1.92, 0.72), (1.536, 0.432)];
        double x1 = 3, x2 = 2;
        for (int step = 0; step < 10; step++)
        {
            if (step < expected.Length)
            {
                Assert.Equal(expected[step].Item1, x1, 1e-14);
                Assert.Equal(expected[step].Item2, x2, 1e-14);
            }

            Valleys.BowlGradient(x1, x2, out double dX1, out double dX2);
            x1 -= 0.1 * dX1;
            x2 -= 0.1 * dX2;
        }

        Assert.Equal(3 * Math.Pow(0.8, 10), x1, 1e-14);
        Assert.Equal(2 * Math.Pow(0.6, 10), x2, 1e-14);
    }

    private static double[] WalkSquare(double rate)
    {
        var walk = new double[11];
        walk[0] = 3;
        for (int step = 1; step < walk.Length; step++)
        {
            Valleys.SquareGradient(walk[step - 1], out double dX);
            walk[step] = walk[step - 1] - rate * dX;
        }

        return walk;
    }
}
