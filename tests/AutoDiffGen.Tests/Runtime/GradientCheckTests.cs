namespace AutoDiffGen.Tests.Runtime;

/// <summary>The gradient check finds wrong gradients, and raises no false alarm.</summary>
public sealed class GradientCheckTests
{
    private static readonly double[] Point = [0.3, -1.2, 2.5, 1e-3];

    private static double Smooth(ReadOnlySpan<double> x) => Math.Exp(x[0]) * Math.Sin(x[1]) + x[2] * x[2] * x[2] * x[3] + Math.Log(x[3]);

    private static double SmoothGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = Math.Exp(x[0]) * Math.Sin(x[1]);
        gradient[1] = Math.Exp(x[0]) * Math.Cos(x[1]);
        gradient[2] = 3 * x[2] * x[2] * x[3];
        gradient[3] = x[2] * x[2] * x[2] + 1 / x[3];
        return Smooth(x);
    }

    [Fact]
    public void CorrectGradient_Passes()
    {
        GradientCheckResult result = GradientCheck.Run(Smooth, SmoothGradient, Point);
        Assert.True(result.IsCorrect, result.ToString());
        Assert.True(result.IsConclusive, result.ToString());
        Assert.All(result.Components, c => Assert.True(c.RelativeGap < 1e-9, c.ToString()));
        Assert.Equal([0.3, -1.2, 2.5, 1e-3], Point);
        result.ThrowIfWrong();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WrongComponent_IsNamed(int wrong)
    {
        double[] gradient = new double[4];
        SmoothGradient(Point, gradient);
        gradient[wrong] *= 1 + 1e-5;
        GradientCheckResult result = GradientCheck.Run(Smooth, Point, gradient);
        Assert.False(result.IsCorrect);
        Assert.Equal(wrong, result.WorstIndex);
        var thrown = Assert.Throws<InvalidOperationException>(result.ThrowIfWrong);
        Assert.Contains($"wrong in 1 of 4 components; worst component {wrong}: gradient ", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(",0", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    [InlineData(-1)]
    public void WrongNumber_IsFound(double gradient)
    {
        Assert.False(GradientCheck.Run(static x => x[0] * x[0], [0.5], [gradient]).IsCorrect);
    }

    [Fact]
    public void ZeroGradient_IsCorrectOnlyWhereTheFunctionIsFlat()
    {
        Assert.True(GradientCheck.Run(static _ => 3, [0.5], [0]).IsConclusive);
        Assert.False(GradientCheck.Run(static _ => 3, [0.5], [1e-3]).IsCorrect);
        Assert.True(GradientCheck.Run(static x => Math.Floor(x[0]), [0.5], [0]).IsConclusive);
        Assert.True(GradientCheck.Run(static x => x[0] * x[0], [0], [0]).IsConclusive);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(-1)]
    public void Kink_IsNoFalseAlarm(double gradient)
    {
        GradientCheckResult kink = GradientCheck.Run(static x => Math.Max(0, x[0]), [0], [gradient]);
        Assert.True(kink.IsCorrect);
        Assert.False(kink.IsConclusive);
        Assert.Contains("not differentiable within 0.1 of here", kink.ToString(), StringComparison.Ordinal);
        Assert.False(GradientCheck.Run(static x => Math.Abs(x[0]), [0], [gradient]).IsConclusive);
        Assert.False(GradientCheck.Run(static x => Math.Sqrt(Math.Abs(x[0])), [0], [gradient]).IsConclusive);
    }

    [Fact]
    public void KinkNearby_IsSteppedInside()
    {
        GradientCheckResult result = GradientCheck.Run(static x => Math.Abs(x[0] - 0.01), [0], [-1]);
        Assert.True(result.IsConclusive, result.ToString());
        Assert.False(GradientCheck.Run(static x => Math.Abs(x[0] - 0.01), [0], [1]).IsCorrect);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Jump_IsNoFalseAlarm(double gradient)
    {
        Assert.False(GradientCheck.Run(static x => Math.Floor(x[0]), [2], [gradient]).IsConclusive);
        Assert.True(GradientCheck.Run(static x => Math.Floor(x[0]), [2], [gradient]).IsCorrect);
        Assert.True(GradientCheck.Run(static x => Math.Sign(x[0]), [0], [gradient]).IsCorrect);
        Assert.False(GradientCheck.Run(static x => Math.Sign(x[0]), [0], [gradient]).IsConclusive);
    }

    [Fact]
    public void FunctionThatIsNotFinite_IsNotJudged()
    {
        GradientCheckResult edge = GradientCheck.Run(static x => Math.Sqrt(x[0]), [0], [double.PositiveInfinity]);
        Assert.True(edge.IsCorrect);
        Assert.False(edge.IsConclusive);
        Assert.False(GradientCheck.Run(static _ => double.NaN, [0], [double.NaN]).IsConclusive);
    }

    [Fact]
    public void LargeAngle_IsMeasuredInSmallSteps()
    {
        GradientCheckResult result = GradientCheck.Run(static x => Math.Sin(x[0]), [1e6], [Math.Cos(1e6)]);
        Assert.True(result.IsConclusive && result.IsCorrect, result.ToString());
        Assert.False(GradientCheck.Run(static x => Math.Sin(x[0]), [1e6], [Math.Sin(1e6)]).IsCorrect);
    }

    [Fact]
    public void NoisyFunction_AllowsForItsNoise()
    {
        static double Offset(ReadOnlySpan<double> x) => 1e9 + Math.Sin(x[0]);
        Assert.True(GradientCheck.Run(Offset, [0.7], [Math.Cos(0.7)]).IsCorrect);
        Assert.False(GradientCheck.Run(Offset, [0.7], [Math.Cos(0.7) + 0.1]).IsCorrect);
    }

    [Fact]
    public void EmptyPoint_IsCorrect()
    {
        GradientCheckResult result = GradientCheck.Run(static _ => 1, [], []);
        Assert.True(result.IsCorrect);
        Assert.Equal(-1, result.WorstIndex);
        Assert.Equal("gradient correct", result.ToString());
    }

    [Fact]
    public void WrongLength_IsRefused() =>
        Assert.Throws<ArgumentException>("gradient", () => GradientCheck.Run(static _ => 1, [1, 2], [1]));

    [Fact]
    public void RandomSmoothFunctions_AreJudgedRight()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 300; trial++)
        {
            double a = 4 * random.NextDouble() - 2, b = 4 * random.NextDouble() - 2, x = Math.Pow(10, 6 * random.NextDouble() - 3);
            double f(ReadOnlySpan<double> p) => a * Math.Tanh(p[0]) + b * Math.Log(p[0]) + Math.Cos(a * p[0]) + Math.Sqrt(1 + p[0] * p[0]);
            double tanh = Math.Tanh(x);
            double gradient = a * (1 - tanh * tanh) + b / x - a * Math.Sin(a * x) + x / Math.Sqrt(1 + x * x);
            GradientCheckResult right = GradientCheck.Run(f, [x], [gradient]);
            Assert.True(right is { IsCorrect: true, IsConclusive: true }, $"a={a} b={b} x={x}: {right}");
            GradientCheckResult wrong = GradientCheck.Run(f, [x], [gradient * 1.001 + 1e-4]);
            Assert.False(wrong.IsCorrect, $"a={a} b={b} x={x}: {wrong}");
        }
    }
}
