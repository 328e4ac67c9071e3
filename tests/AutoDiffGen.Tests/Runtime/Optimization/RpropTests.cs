using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>Rprop, step by step, worked by hand from its definition.</summary>
public sealed class RpropTests
{
    [Fact]
    public void Steps_GrowAndShrinkBySign()
    {
        double[] x = [0];
        IOptimizer<double> state = new Rprop(0.1).Create<double>(1);
        (double Gradient, double X)[] walk =
        [
            (3, -0.1),              // the first step, whatever the size of the gradient
            (2, -0.22),             // same sign: 0.12
            (5, -0.364),            // same sign: 0.144
            (-1, -0.364),           // changed: 0.072, and no step
            (-1, -0.292),           // counts as the first of its sign
            (-1e-300, -0.2056),     // same sign: 0.0864
            (-1e-300, -0.10192),    // same sign, though the product underflows: 0.10368
            (0, -0.10192),          // flat: no step
            (1, -0.2056),           // after a flat place there is no change: 0.10368
        ];
        foreach ((double gradient, double expected) in walk)
        {
            state.Step(x, [gradient]);
            Assert.Equal(expected, x[0], 1e-15);
        }
    }

    [Fact]
    public void Sizes_StayInTheirBounds()
    {
        double[] x = [0];
        IOptimizer<double> state = (new Rprop(1) { LargestStep = 1.5, SmallestStep = 0.5 }).Create<double>(1);
        (double Gradient, double X)[] walk = [(1, -1), (1, -2.2), (1, -3.64), (1, -5.14), (-1, -5.14), (1, -5.89), (-1, -5.89), (1, -6.39), (-1, -6.39), (1, -6.89)];
        foreach ((double gradient, double expected) in walk)
        {
            state.Step(x, [gradient]);
            Assert.Equal(expected, x[0], 1e-14);
        }
    }
}
