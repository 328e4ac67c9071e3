using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Optimization;

/// <summary>What is particular to gradient descent; its numbers are in the tests of all optimizers.</summary>
public sealed class SgdTests
{
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
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Sgd(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("Momentum", () => new Sgd(0.1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new Sgd(0.1).Create<double>(-1));
    }

    [Fact]
    public void Options_CompareByValue() => Assert.Equal(new Sgd(0.1, 0.9), new Sgd(0.1, 0.9));
}
