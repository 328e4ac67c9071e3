using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Schedules;

/// <summary>Schedules against PyTorch, Keras and optax.</summary>
public sealed class ScheduleTests
{
    public static TheoryData<string, Schedule, double> Torch => new()
    {
        { "StepLR base=1 step=3 gamma=.1", new StepDecay(3), 1 },
        { "MultiStepLR base=.05 milestones=2,5,9 gamma=.1", PiecewiseRate.Drops(0.1, 2, 5, 9), 0.05 },
        { "ExponentialLR base=1 gamma=.9", new ExponentialDecay(0.9), 1 },
        { "CosineAnnealingWarmRestarts base=.1 T0=4 Tmult=2", new CosineRestarts(4, 2), 0.1 },
        { "LinearLR base=.05 start=.25 end=1 iters=4", new Warmup(4, start: 0.25), 0.05 },
        { "ConstantLR base=.05 factor=.5 iters=4", new ConstantRate(0.5).Then(4, new ConstantRate()), 0.05 },
        { "PolynomialLR base=1 power=2 iters=4", new PolynomialDecay(4, power: 2), 1 },
        { "OneCycleLR max=1 total=10 cos pct=.3 div=25 final=1e4", new OneCycle(10), 1 },
        { "OneCycleLR max=1 total=10 linear", new OneCycle(10) { Linear = true }, 1 },
        { "OneCycleLR max=1 total=10 three_phase", new OneCycle(10) { ThreePhases = true }, 1 },
        { "CyclicLR triangular base=1 max=5 up=4", new TriangularCycle(5, 4), 1 },
        { "CyclicLR triangular2 base=1 max=5 up=4", new TriangularCycle(5, 4) { Halving = true }, 1 },
    };

    /// <summary>PyTorch computes each rate from the one before, so that its roundings add up; the tolerance is for those.</summary>
    [Theory]
    [MemberData(nameof(Torch))]
    public void Facts_71_to_74_Rates_ArePyTorch(string name, Schedule schedule, double rate)
    {
        double[] expected = Reference(name);
        for (int step = 0; step < expected.Length; step++)
        {
            Assert.True(Math.Abs(expected[step] - schedule.Rate(step, rate)) <= 1e-15, $"step {step}: {schedule.Rate(step, rate):R}, not {expected[step]:R}");
        }
    }

    /// <summary>Up to its end it is PyTorch's; there it stays, where PyTorch's goes up again as it came down.</summary>
    [Fact]
    public void Fact_70_Cosine_IsPyTorch_AndStaysAtItsEnd()
    {
        double[] expected = Reference("CosineAnnealingLR base=.1 T_max=10 eta_min=.001");
        var cosine = new CosineDecay(decaySteps: 10, final: 0.01);
        for (int step = 0; step < expected.Length; step++)
        {
            Assert.Equal(expected[step], cosine.Rate(step <= 10 ? step : 20 - step, 0.1), 1e-15);
            if (step > 10) Assert.Equal(0.001, cosine.Rate(step, 0.1), 1e-17);
        }
    }

    /// <summary>After falls of 1, 2, 4, … steps, step 2⁶² − 1 begins the next; the last step of all is at the end of one.</summary>
    [Fact]
    public void WarmRestarts_UpToTheLastStep()
    {
        Assert.Equal(1, new CosineRestarts(1, 2).Factor((1L << 62) - 1));
        Assert.Equal(1, new CosineRestarts(1, 2).Factor(long.MaxValue));
        Assert.Equal(0, new CosineRestarts(1, 2).Factor(long.MaxValue - 1), 1e-15);
        Assert.InRange(new CosineRestarts(1, int.MaxValue).Factor(long.MaxValue), 0.1, 1);
        Assert.InRange(new CosineRestarts(long.MaxValue, 3).Factor(long.MaxValue - 1), 0, 1e-15);
    }

    [Fact]
    public void Fact_71_WarmRestarts()
    {
        double[] expected =
        [
            .1, .0853553390593, .05, .0146446609407, .1, .0961939766256, .0853553390593, .0691341716183, .05, .0308658283817, .0146446609407, .00380602337444, .1,
        ];
        for (int step = 0; step < expected.Length; step++) Assert.Equal(expected[step], new CosineRestarts(4, 2).Rate(step, 0.1), 5e-14);
        Assert.Equal(0.25, new CosineRestarts(3) { PeakDecay = 0.5 }.Factor(6));
        Assert.Equal(new CosineRestarts(7).Factor(3), new CosineRestarts(7).Factor(7L * 1_000_000_000_000 + 3));
    }

    [Fact]
    public void Fact_75_OptaxPolynomial()
    {
        var quadratic = new PolynomialDecay(10, final: 0.4, power: 2);
        for (int n = 0; n <= 12; n++) Assert.Equal(10 + 15 * Math.Pow(1 - Math.Min(n, 10) / 10.0, 2), quadratic.Rate(n, 25), 1e-14);
        Schedule delayed = new ConstantRate().Then(4, quadratic);
        for (int n = 0; n < 4; n++) Assert.Equal(25, delayed.Rate(n, 25));
        Assert.Equal(quadratic.Rate(3, 25), delayed.Rate(7, 25));
    }

    [Fact]
    public void Fact_76_OptaxPiecewiseConstant()
    {
        var schedule = new PiecewiseRate([3, 6], [1, 2, 1]);
        double[] expected = [.1, .1, .1, .2, .2, .2, .1, .1];
        Assert.Equal(expected, Enumerable.Range(0, 8).Select(step => schedule.Rate(step, 0.1)));
    }

    /// <summary>In Keras the old value still holds at the boundary, so the stretches begin one later.</summary>
    [Theory]
    [InlineData(100, 1.0)]
    [InlineData(105, .1)]
    [InlineData(110, .1)]
    [InlineData(120, .01)]
    [InlineData(999, .001)]
    public void Fact_77_KerasPiecewiseConstant(int step, double expected) =>
        Assert.Equal(expected, new PiecewiseRate([101, 111, 121], [1, .1, .01, .001]).Factor(step));

    [Fact]
    public void Fact_78_KerasPolynomialCycle() =>
        Assert.Equal((.05 - .001) * .25 + .001, new PolynomialDecay(10, final: 0.02) { Cycle = true }.Rate(15, 0.05), 1e-16);

    [Fact]
    public void Facts_79_81_Exponential()
    {
        Assert.Equal(.05 * Math.Pow(.96, .5), new ExponentialDecay(0.96, 10).Rate(5, 0.05), 1e-17);
        Assert.Equal(.1 * Math.Pow(.96, 33), new ExponentialDecay(0.96, 3) { Staircase = true }.Rate(100, 0.1), 1e-16);
        Assert.Equal([32, 16, 8, 4, 2], Enumerable.Range(0, 5).Select(static step => new ExponentialDecay(0.5).Rate(step, 32)));
        Assert.Equal(0.25, new ExponentialDecay(0.5) { Floor = 0.25 }.Factor(9));
    }

    [Fact]
    public void Fact_80_InverseTime()
    {
        for (int k = 0; k < 30; k++) Assert.Equal(.1 / (1 + k / 10.0 * .96), new InverseTimeDecay(0.96, 10).Rate(k, 0.1), 1e-16);
        Assert.Equal(1 / 1.96, new InverseTimeDecay(0.96, 10) { Staircase = true }.Factor(19), 1e-16);
    }

    [Fact]
    public void CosineDecay_WithWarmup_TakesWhatIsLeft()
    {
        var schedule = new CosineDecay(warmupSteps: 200);
        Assert.Equal(0, schedule.Factor(0, 1000));
        Assert.Equal(0.5, schedule.Factor(100, 1000));
        Assert.Equal(1, schedule.Factor(200, 1000));
        Assert.Equal(0.5, schedule.Factor(600, 1000), 1e-15);
        Assert.Equal(0, schedule.Factor(1000, 1000), 1e-15);
        string message = Assert.Throws<InvalidOperationException>(() => schedule.Factor(300)).Message;
        Assert.Contains("CosineDecay has no length of its own", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedules_Compose()
    {
        Schedule schedule = new Warmup(4, new StepDecay(10, 0.5)).Times(new ConstantRate(2)).Then(34, new CosineDecay());
        Assert.Equal(0.5, schedule.Factor(1, 100));
        Assert.Equal(2, schedule.Factor(4, 100));
        Assert.Equal(1, schedule.Factor(14, 100));
        Assert.Equal(1, schedule.Factor(34, 100));
        Assert.Equal(0.5, schedule.Factor(67, 100), 1e-15);
        Assert.Equal(0.125, new CustomRate(static step => 1.0 / (1 + step)).Factor(7));
        Assert.Equal(new CosineDecay(5), new CosineDecay(5));
        Assert.Equal(new PiecewiseRate([3], [1, 2]), new PiecewiseRate([3], [1, 2]));
        Assert.NotEqual(new PiecewiseRate([3], [1, 2]), new PiecewiseRate([4], [1, 2]));
    }

    [Fact]
    public void OneCycle_OfFewSteps_StaysInItsRange()
    {
        for (int total = 1; total < 12; total++)
        {
            foreach (bool three in new[] { false, true })
            {
                for (int step = 0; step < total + 3; step++) Assert.InRange(new OneCycle(total) { ThreePhases = three }.Factor(step), 4e-6, 1);
            }
        }
    }

    [Fact]
    public void WrongUse_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("step", () => new ConstantRate().Factor(-1));
        Assert.Throws<ArgumentOutOfRangeException>("totalSteps", () => new CosineDecay().Factor(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("Period", () => new StepDecay(0));
        Assert.Throws<ArgumentException>("factors", () => new PiecewiseRate([1], [1]));
        Assert.Throws<ArgumentException>("starts", () => new PiecewiseRate([2, 2], [1, 1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => new ConstantRate().Then(-1, new ConstantRate()));
    }

    private static double[] Reference(string name) => ReferenceFile.Read("reference_schedules.json").GetProperty("schedules").GetProperty(name).Numbers();
}
