using AutoDiffGen.Training;
using static AutoDiffGen.Training.Normalization;

namespace AutoDiffGen.Tests.Runtime.Normalization;

/// <summary>The values of normalisations, against PyTorch and against what they are defined by.</summary>
public sealed class NormalizationTests
{
    private static readonly double[] X = [1, 2, 3, 4, 6, 8, 7, 1, 0, 2, 2, 2], Ones = [1, 1, 1], Zeros = [0, 0, 0];

    [Fact]
    public void Fact_89_BatchNorm()
    {
        double[] y = new double[12], mean = [0, 0, 0], variance = [1, 1, 1];
        BatchNorm(X, Ones, Zeros, Momentum, Epsilon, mean, variance, y);
        Close.Assert([-1.09108841204864, -.390566203361538, -.0848188441514103], y.AsSpan(..3), 1e-14);
        Close.Assert([.35, .275, .325], mean, 1e-15);
        Close.Assert([1.6, 1.39166666666667, 2.05833333333333], variance, 3e-15);
        BatchNormInference(X, Ones, Zeros, Epsilon, mean, variance, y);
        Close.Assert([.513868513940765, 1.46224426437, 1.86451069041057], y.AsSpan(..3), 1e-14);
    }

    /// <summary>A column of huge numbers beside one of ordinary ones, which is as it was without it. The running variance of the huge ones is no number.</summary>
    [Theory]
    [InlineData(1e200)]
    [InlineData(4e307)]
    public void HugeColumns_AreNormalised(double unit)
    {
        double[] ordinary = [1, 2, 4, 3], cotangent = [1, -2, 0.5, 3];
        (double[] y, double[] dX, double[] dScale, double[] mean, double[] variance) = Run(ordinary, 1e-300);
        (double[] both, double[] slopes, double[] scales, double[] means, double[] variances) = Run([.. ordinary.SelectMany(v => new[] { v * unit, v })], 1e-300);
        for (int row = 0; row < 4; row++)
        {
            Assert.Equal((y[row], dX[row]), (both[2 * row + 1], slopes[2 * row + 1]));
            Close.Assert([y[row], dX[row]], [both[2 * row], slopes[2 * row] * unit], 1e-14);
        }

        Assert.Equal((dScale[0], mean[0], variance[0]), (scales[1], means[1], variances[1]));
        Close.Assert([dScale[0], mean[0]], [scales[0], means[0] / unit], 1e-14);
        Assert.Equal(double.PositiveInfinity, variances[0]);

        (double[], double[], double[], double[], double[]) Run(double[] x, double epsilon)
        {
            int channels = x.Length / 4;
            double[] results = new double[x.Length], bySlope = new double[x.Length], byScale = new double[channels], runningMean = new double[channels], runningVariance = [.. Ones[..channels]];
            double[] seed = [.. cotangent.SelectMany(v => Enumerable.Repeat(v, channels))];
            BatchNormVjp(x, Ones.AsSpan(0, channels), Zeros.AsSpan(0, channels), Momentum, epsilon, runningMean, runningVariance, results, bySlope, byScale, new double[channels], seed);
            double[] again = new double[x.Length];
            BatchNorm(x, Ones.AsSpan(0, channels), Zeros.AsSpan(0, channels), 0, epsilon, runningMean, runningVariance, again);
            Assert.Equal(results, again);
            return (results, bySlope, byScale, runningMean, runningVariance);
        }
    }

    /// <summary>The squares of these numbers overflow; ε makes no difference to them.</summary>
    [Theory]
    [InlineData(1e200)]
    [InlineData(5e307)]
    public void HugeRows_AreNormalised(double unit)
    {
        double[] x = [unit, 2 * unit, 3 * unit], y = new double[3], dX = new double[3], dScale = new double[3], dShift = new double[3], root = [.. new[] { 1, 2, 3 }.Select(static v => v / Math.Sqrt(14 / 3.0))];
        LayerNorm(x, Ones, Zeros, Epsilon, y);
        Close.Assert([-Math.Sqrt(1.5), 0, Math.Sqrt(1.5)], y, 1e-15);
        RmsNorm(x, Ones, Epsilon, y);
        Close.Assert(root, y, 1e-15);
        LayerNormVjp(x, Ones, Zeros, Epsilon, y, dX, dScale, dShift, [1, 0, 0]);
        Close.Assert([-Math.Sqrt(1.5), 0, Math.Sqrt(1.5)], y, 1e-15);
        Assert.All(dX, slope => Assert.InRange(Math.Abs(slope) * unit, 0, 1));
        LayerNorm([1e308, 1e308, 1e308], Ones, Zeros, Epsilon, y);
        Assert.All(y, static value => Assert.InRange(Math.Abs(value), 0, 1e-10));
    }

    [Fact]
    public void Fact_90_LayerNorm()
    {
        double[] y = new double[12];
        LayerNorm(X, Ones, Zeros, Epsilon, y);
        Close.Assert([-1.22473568590839, 0, 1.22473568590839, -1.22474257500141, 0, 1.22474257500141], y.AsSpan(..6), 1e-14);
        Assert.Equal([0, 0, 0], y[9..]);
    }

    [Fact]
    public void RmsNorm_HasMeanSquareOne()
    {
        double[] y = new double[3];
        RmsNorm([3, -4, 5], [1, 2, 1], 1e-300, y);
        double root = Math.Sqrt(50.0 / 3);
        Close.Assert([3 / root, -8 / root, 5 / root], y, 1e-15);
    }

    /// <summary>2 samples × 2 places × 4 channels in 2 groups: by hand from the definition.</summary>
    [Fact]
    public void GroupNorm_TakesPlacesAndNeighbouringChannelsTogether()
    {
        double[] x = [1, 2, 10, 20, 3, 6, 30, 40, 0, 0, 5, 5, 0, 4, 5, 5], y = new double[16];
        GroupNorm(x, samples: 2, groups: 2, [1, 1, 1, 1], [0, 0, 0, 0], Epsilon, y);
        double inverse = 1 / Math.Sqrt(3.5 + Epsilon);
        Close.Assert([-2 * inverse, -1 * inverse, 0 * inverse, 3 * inverse], [y[0], y[1], y[4], y[5]], 1e-15);
        inverse = 1 / Math.Sqrt(125 + Epsilon);
        Close.Assert([-15 * inverse, -5 * inverse, 5 * inverse, 15 * inverse], [y[2], y[3], y[6], y[7]], 1e-15);
        Assert.Equal([0, 0, 0, 0], new[] { y[10], y[11], y[14], y[15] });
    }

    [Fact]
    public void OneGroup_OfOnePlace_IsLayerNorm()
    {
        double[] scale = [2, -1, 0.5], shift = [1, 2, 3], layer = new double[12], group = new double[12];
        LayerNorm(X, scale, shift, Epsilon, layer);
        GroupNorm(X, samples: 4, groups: 1, scale, shift, Epsilon, group);
        Assert.Equal(layer, group);
    }

    /// <summary>Squares of 10⁸ have lost what the variance is made of; differences from the mean have not.</summary>
    [Fact]
    public void Variance_FarFromZero_KeepsItsDigits()
    {
        double[] x = [1e8 + 1, 1e8 + 2, 1e8 + 3], y = new double[3], mean = [0], variance = [1];
        LayerNorm(x, Ones, Zeros, Epsilon, y);
        Close.Assert([-1.22473568590839, 0, 1.22473568590839], y, 1e-14);
        BatchNorm(x, [1], [0], 1, Epsilon, mean, variance, y);
        Close.Assert([1e8 + 2, 1], [mean[0], variance[0]], 1e-15);
    }

    [Fact]
    public void EqualNumbers_GiveTheShift()
    {
        double[] x = [0.1, 0.1, 0.1], y = new double[3], dX = new double[3], dScale = new double[3], dShift = new double[3], dY = [1, 2, 4];
        LayerNormVjp(x, Ones, [5, 6, 7], Epsilon, y, dX, dScale, dShift, dY);
        Close.Assert([5, 6, 7], y, 1e-13);
        Assert.All(dX, static slope => Assert.True(double.IsFinite(slope)));
        double[] mean = [0], variance = [1];
        BatchNorm(x, [1], [3], 0.5, Epsilon, mean, variance, y);
        Close.Assert([3, 3, 3], y, 1e-13);
        Close.Assert([0.05, 0.5], [mean[0], variance[0]], 1e-15);
    }

    [Fact]
    public void ManyChannels_AreAllNormalised()
    {
        const int channels = 71, rows = 5;
        var random = new Xoshiro256(3);
        double[] x = [.. Enumerable.Range(0, rows * channels).Select(_ => random.NextNormal())], y = new double[x.Length];
        double[] ones = [.. Enumerable.Repeat(1.0, channels)], zeros = new double[channels], mean = new double[channels], variance = new double[channels];
        BatchNorm(x, ones, zeros, 1, Epsilon, mean, variance, y);
        for (int c = 0; c < channels; c++)
        {
            double[] column = [.. Enumerable.Range(0, rows).Select(row => x[row * channels + c])];
            double average = column.Average(), squares = column.Sum(value => (value - average) * (value - average));
            Close.Assert([average, squares / (rows - 1)], [mean[c], variance[c]], 1e-14);
            for (int row = 0; row < rows; row++) Close.Assert((column[row] - average) / Math.Sqrt(squares / rows + Epsilon), y[row * channels + c], 1e-13);
        }
    }

    [Fact]
    public void WithoutMomentum_RunningStatisticsAreNotWritten()
    {
        double[] y = new double[12], recorded = new double[12], mean = [double.NaN, -0.0, 7], variance = [-1, double.PositiveInfinity, 5];
        BatchNorm(X, Ones, Zeros, 0, Epsilon, mean, variance, y);
        BatchNorm(X, Ones, Zeros, Momentum, Epsilon, new double[3], new double[3], recorded);
        Assert.Equal(recorded, y);
        Assert.Equal([double.NaN, -0.0, 7], mean);
        Assert.True(double.IsNegative(mean[1]));
        Assert.Equal([-1, double.PositiveInfinity, 5], variance);
    }

    /// <summary>The statistics lie among the parameters, so whatever keeps parameters keeps them; training moves only scale and shift.</summary>
    [Fact]
    public void RunningStatistics_TravelWithTheParameters()
    {
        var layout = new ParameterLayout([.. BatchNormBlocks("norm", 3), new ParameterBlock("W", 3, 1)]);
        double[] p = new double[layout.Count], gradient = [.. Enumerable.Repeat(1.0, layout.Count)];
        layout.Initialize<double>(p, seed: 1);
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1], p[..12]);
        Span<double> mean = p.AsSpan(layout["norm.mean"].Offset, 3), variance = p.AsSpan(layout["norm.variance"].Offset, 3);
        BatchNorm(X, p.AsSpan(0, 3), p.AsSpan(3, 3), Momentum, Epsilon, mean, variance, new double[12]);
        double[] kept = p[6..12];
        new AdamW(0.1, 0.1).Create<double>(layout).Step(p, gradient);
        Assert.Equal(kept, p[6..12]);
        Assert.Equal(.35, p[6], 1e-15);
        Assert.Equal(0.9, p[0], 1e-8);
        Assert.Equal(["norm.scale[3]", "norm.shift[3]", "norm.mean[3]", "norm.variance[3]", "W[3×1]"], layout.Blocks.Select(static block => block.ToString()));
    }
}
