using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>What is done to gradients before a step.</summary>
public sealed class GradientTransformTests
{
    private static readonly ParameterLayout Layout = new(new ParameterBlock("W", 2, 3), new ParameterBlock("B", 2));

    [Fact]
    public void Fact_19_ClipByNormAndValue()
    {
        double[] g = [100, 100];
        new ClipByNorm(1).Apply(g, ParameterLayout.Flat(2));
        Close.Assert([0.7071067811865476, 0.7071067811865476], g, 1e-15);
        g = [100, -100];
        new ClipByValue(1).Apply(g, ParameterLayout.Flat(2));
        Assert.Equal([1, -1], g);
    }

    /// <summary>PyTorch adds 10⁻⁶ to the norm; that factor apart, the numbers are the same.</summary>
    [Fact]
    public void Fact_87_GlobalNormIsReported()
    {
        double[] g = [500, 5, 300, 3];
        double norm = new ClipByGlobalNorm(1).Clip(g.AsSpan());
        Assert.Equal(583.124343515172, norm, 1e-12);
        double[] torch = [.857450052811148, .00857450052811148, .514470031686689, .00514470031686689];
        Close.Assert([.. torch.Select(v => v * (norm + 1e-6) / norm)], g, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Fact_88_GlobalNormAfterwards_IsTheBound(int i)
    {
        double[] g = [3, -4, 12, 84];
        new ClipByGlobalNorm(1.0 / i).Apply(g, ParameterLayout.Flat(4));
        Assert.Equal(1.0 / i, Norms.Euclidean<double>(g), 1e-15);
    }

    [Fact]
    public void ShortGradients_StayAsTheyAre()
    {
        double[] g = [0.3, -0.1, 0.2, 0, 0, 0, 0.4, 0.3], before = [.. g];
        new ClipByGlobalNorm(1).Apply(g, Layout);
        new ClipByNorm(0.6).Apply(g, Layout);
        new ClipByValue(0.5).Apply(g, Layout);
        Assert.Equal(before, g);
    }

    [Fact]
    public void ClipByNorm_GoesBlockByBlock()
    {
        double[] g = [3, 4, 0, 0, 0, 0, 0.3, 0.4];
        new ClipByNorm(1).Apply(g, Layout);
        Close.Assert([0.6, 0.8, 0, 0, 0, 0, 0.3, 0.4], g, 1e-15);
    }

    [Fact]
    public void Centralisation_TakesOffTheMeanOfEachUnit()
    {
        double[] g = [1, 2, 3, 5, 8, -3, 0.3, 0.4];
        new Centralisation().Apply(g, Layout);
        Assert.Equal([-2, -3, 3, 2, 3, -3, 0.3, 0.4], g);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1)]
    [InlineData(4.94e-324)]
    [InlineData(double.MaxValue / 2)]
    public void Norm_NeitherOverflowsNorUnderflows(double size) => Close.Assert(2, Norms.Euclidean([size, -size, size, size, 0]) / size, 1e-15);

    [Fact]
    public void Norm_OfSpecialNumbers()
    {
        Assert.Equal(0, Norms.Euclidean<double>([]));
        Assert.Equal(0, Norms.Euclidean([0f, -0f]));
        Assert.Equal(double.PositiveInfinity, Norms.Euclidean([1, double.NegativeInfinity, 2]));
        Assert.Equal(double.NaN, Norms.Euclidean([double.NegativeInfinity, double.NaN, 2]));
        Assert.Equal(2e30, Norms.Euclidean([1e30f, 1e30f, 1e30f, 1e30f]), 1e23);
    }

    [Fact]
    public void ClippedGradients_OfHugeNorm_AreRight()
    {
        double[] g = [3e200, 4e200];
        Assert.Equal(5e200, new ClipByGlobalNorm(1e-200).Clip(g.AsSpan()), 1e185);
        Close.Assert([0.6, 0.8], [g[0] / 1e-200, g[1] / 1e-200], 1e-15);
    }

    [Fact]
    public void NonFiniteGradients_DoNotGoUnseen()
    {
        double[] g = [1, double.NaN];
        Assert.Equal(double.NaN, new ClipByGlobalNorm(1).Clip(g.AsSpan()));
        Assert.Contains(g, double.IsNaN);
        g = [1, double.PositiveInfinity];
        Assert.Equal(double.PositiveInfinity, new ClipByGlobalNorm(1).Clip(g.AsSpan()));
        Assert.Contains(g, double.IsNaN);
        g = [1, double.NaN];
        new ClipByValue(1).Apply(g, ParameterLayout.Flat(2));
        Assert.Contains(g, double.IsNaN);
    }

    [Fact]
    public void Accumulator_GivesTheMeanOverAllSamples()
    {
        var accumulator = new GradientAccumulator<double>(2);
        double[] mean = new double[2];
        Assert.Throws<InvalidOperationException>(() => accumulator.TakeMean(mean));
        for (int round = 0; round < 2; round++)
        {
            accumulator.Add([1, 10], 3);
            accumulator.Add([5, -10], 1);
            Assert.Equal(2, accumulator.Gradients);
            accumulator.TakeMean(mean);
            Assert.Equal([2, 5], mean);
        }

        Assert.Throws<ArgumentException>("gradient", () => accumulator.Add([1], 1));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => accumulator.Add([1, 2], 0));
    }

    [Fact]
    public void Fact_20_WeightAverage_StartsAtTheFirst()
    {
        var average = new WeightAverage<double>(1, 0.9);
        double expected = double.NaN;
        for (int step = 1; step <= 5; step++)
        {
            double theta = step * step;
            expected = step == 1 ? theta : 0.9 * expected + 0.1 * theta;
            average.Add([theta]);
            Assert.Equal(expected, average.Parameters[0], 1e-15);
        }

        Assert.Equal(5, average.Steps);
    }

    [Fact]
    public void Transforms_AllocateNothing()
    {
        double[] g = new double[Layout.Count];
        GradientTransform[] all = [new ClipByNorm(1), new ClipByGlobalNorm(1), new ClipByValue(1), new Centralisation()];
        foreach (GradientTransform transform in all) transform.Apply(g, Layout);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (GradientTransform transform in all) transform.Apply(g, Layout);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        Assert.Throws<ArgumentException>("gradient", () => new ClipByNorm(1).Apply(new double[3], Layout));
        Assert.Throws<ArgumentOutOfRangeException>("Bound", () => new ClipByGlobalNorm(0));
    }
}
