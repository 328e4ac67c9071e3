using System.Text.Json;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime;

/// <summary>Gradient descent against the numbers of PyTorch, Keras, dfdx and optax.</summary>
public sealed class SgdTests
{
    private static readonly double[] Rates = [0.1, 1, 2, 10, 100];

    [Fact]
    public void SingleStep_IsKeras()
    {
        double[] x = [1, 2, 3, 4];
        new Sgd(0.5).Create<double>(4).Step(x, [1, 6, 7, 2]);
        Assert.Equal([0.5, -1, -0.5, 3], x);
    }

    [Fact]
    public void FiveSteps_AreKeras()
    {
        double[] x = [1, 1];
        IOptimizer<double> optimizer = new Sgd(0.01, nesterov: true).Create<double>(2);
        double[][] expected = [[0.9999, 0.9999], [0.9989, 0.9899], [0.9979, 0.9799], [0.9969, 0.9699], [0.9959, 0.9599]];
        for (int step = 0; step < 5; step++)
        {
            optimizer.Step(x, step == 0 ? [0.01, 0.01] : [0.1, 1]);
            AssertClose(expected[step], x, 1e-14);
        }

        Assert.Equal(5, optimizer.Steps);
    }

    [Theory]
    [InlineData(0, false, new[] { 0.999, 0.99, 0.98, 0.9, 0 })]
    [InlineData(0.5, false, new[] { 0.9983875, 0.983875, 0.96775, 0.83875, -0.6125 })]
    [InlineData(0.5, true, new[] { 0.99819375, 0.9819375, 0.963875, 0.819375, -0.80625 })]
    public void FiveSteps_AreDfdx(double momentum, bool nesterov, double[] expected)
    {
        double[] x = [1, 1, 1, 1, 1];
        IOptimizer<double> optimizer = new Sgd(0.01, momentum, nesterov).Create<double>(5);
        double[] gradient = [.. Rates.Select(static r => r / 5)];
        for (int step = 0; step < 5; step++) optimizer.Step(x, gradient);
        AssertClose(expected, x, 1e-13);
    }

    [Fact]
    public void SumOfSquares_IsOptax()
    {
        double[] x = [1, 2, 3];
        double[] expected = [13.8325, 13.6670, 13.5035, 13.3419, 13.1823];
        IOptimizer<double> optimizer = new Sgd(0.003).Create<double>(3);
        foreach (double value in expected)
        {
            optimizer.Step(x, [.. x.Select(static c => 2 * c)]);
            Assert.Equal(value, x.Sum(static c => c * c), 5e-5);
        }
    }

    public static TheoryData<int> Trajectories => [.. Enumerable.Range(0, ReadTrajectories().Length)];

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Trajectory_IsPyTorch(int index)
    {
        Trajectory trajectory = ReadTrajectories()[index];
        double[] x = [.. trajectory.Start], gradient = new double[x.Length];
        IOptimizer<double> optimizer = new Sgd(trajectory.LearningRate, trajectory.Momentum, trajectory.Nesterov).Create<double>(x.Length);
        for (int step = 1; step <= trajectory.Steps.Keys.Max(); step++)
        {
            Gradient(trajectory.Problem, x, gradient);
            optimizer.Step(x, gradient);
            if (trajectory.Steps.TryGetValue(step, out double[]? expected)) AssertClose(expected, x, 1e-10);
        }
    }

    [Fact]
    public void LearningRateOfTheStep_ActsAtOnce()
    {
        double[] x = [1];
        IOptimizer<double> optimizer = new Sgd(0.1, momentum: 0.5).Create<double>(1);
        optimizer.Step(x, [1]);
        Assert.Equal(0.9, x[0], 1e-15);
        optimizer.Step(x, [1], learningRate: 0.2);
        Assert.Equal(0.6, x[0], 1e-15);
    }

    [Fact]
    public void Reset_ForgetsTheVelocity()
    {
        double[] x = [0];
        IOptimizer<double> optimizer = new Sgd(1, momentum: 0.5).Create<double>(1);
        optimizer.Step(x, [1]);
        optimizer.Reset();
        Assert.Equal(0, optimizer.Steps);
        optimizer.Step(x, [1]);
        Assert.Equal(-2, x[0]);
    }

    [Fact]
    public void Floats_Descend()
    {
        float[] x = [1, -2];
        IOptimizer<float> optimizer = new Sgd(0.25, momentum: 0.5).Create<float>(2);
        optimizer.Step(x, [1, 1]);
        optimizer.Step(x, [1, 1]);
        Assert.Equal([0.375f, -2.625f], x);
    }

    [Fact]
    public void WrongLengths_AreRefused()
    {
        IOptimizer<double> optimizer = new Sgd(0.1).Create<double>(2);
        Assert.Throws<ArgumentException>("parameters", () => optimizer.Step(new double[3], new double[3]));
        Assert.Throws<ArgumentException>("gradient", () => optimizer.Step(new double[2], new double[3]));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Sgd(0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new Sgd(0.1).Create<double>(-1));
    }

    [Fact]
    public void Options_CompareByValue() => Assert.Equal(new Sgd(0.1, 0.9), new Sgd(0.1, 0.9));

    private static void Gradient(string problem, double[] x, double[] gradient)
    {
        if (problem == "quadratic")
        {
            for (int i = 0; i < x.Length; i++) gradient[i] = 2 * x[i];
            return;
        }

        double b = x[1] - x[0] * x[0];
        gradient[0] = -2 * (1 - x[0]) - 400 * x[0] * b;
        gradient[1] = 200 * b;
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])));
    }

    private static Trajectory[] ReadTrajectories() => JsonSerializer.Deserialize<Trajectory[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Runtime", "sgd_trajectories.json")), JsonSerializerOptions.Web)!;

    private sealed record Trajectory(string Problem, double LearningRate, double Momentum, bool Nesterov, double[] Start, Dictionary<int, double[]> Steps);
}
