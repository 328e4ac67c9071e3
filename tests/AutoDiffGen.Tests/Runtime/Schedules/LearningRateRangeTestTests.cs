using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Schedules;

/// <summary>The learning-rate range test on a parabola of curvature 1, where descent diverges above 2.</summary>
public sealed class LearningRateRangeTestTests
{
    private static double Parabola(long step, ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = x[0];
        return 0.5 * x[0] * x[0];
    }

    [Fact]
    public void Rates_RiseUntilTheLossExplodes()
    {
        double[] x = [3];
        RateRange range = new LearningRateRangeTest(1e-3, 1e2, 200).Run(new Sgd(), ParameterLayout.Flat(1), x.AsSpan(), Parabola);
        Assert.Equal(3, x[0]);
        Assert.True(range.Diverged);
        Assert.Equal(1e-3, range.Points[0].LearningRate, 1e-18);
        Assert.Equal(4.5, range.Points[0].Loss);
        Assert.Equal(Math.Pow(1e5, 1 / 199.0), range.Points[1].LearningRate / range.Points[0].LearningRate, 1e-12);
        Assert.InRange(range.Points[^1].LearningRate, 2, 100);
        Assert.InRange(range.Suggested, 1e-2, 1);
    }

    [Fact]
    public void HarmlessRates_AreAllTried()
    {
        double[] x = [3];
        RateRange range = new LearningRateRangeTest(1e-4, 1e-1, 30).Run(new Sgd(), ParameterLayout.Flat(1), x.AsSpan(), Parabola);
        Assert.False(range.Diverged);
        Assert.Equal(30, range.Points.Length);
        Assert.Equal(1e-1, range.Points[^1].LearningRate, 1e-15);
    }

    [Fact]
    public void FlatLosses_SuggestNothing_AndFailuresRestoreTheParameters()
    {
        double[] x = [3];
        RateRange flat = new LearningRateRangeTest(steps: 10).Run(new Sgd(), ParameterLayout.Flat(1), x.AsSpan(), static (_, _, _) => 1.0);
        Assert.Equal(double.NaN, flat.Suggested);
        RateRange broken = new LearningRateRangeTest(steps: 10).Run(new Sgd(), ParameterLayout.Flat(1), x.AsSpan(), static (step, _, _) => step < 3 ? 1 : double.NaN);
        Assert.True(broken.Diverged);
        Assert.Equal(3, broken.Points.Length);
        Assert.Throws<InvalidOperationException>(() => new LearningRateRangeTest(1, 2, 5).Run(
            new Sgd(), ParameterLayout.Flat(1), x.AsSpan(), static (step, _, g) => step < 2 ? g[0] = 1 : throw new InvalidOperationException()));
        Assert.Equal(3, x[0]);
        Assert.Throws<ArgumentOutOfRangeException>("Steps", () => new LearningRateRangeTest(steps: 1));
    }
}
