using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Understanding;

/// <summary>A sound model learns one batch by heart; one that is wired wrongly is told from it.</summary>
public sealed class OverfitOneBatchTests
{
    private static readonly ParameterLayout Layout = new(new ParameterBlock("first", 1, 1), new ParameterBlock("second", 1, 1), new ParameterBlock("bias", 1));
    private static readonly double[,] X = { { 1, 2 }, { -1, 0.5 }, { 3, -2 } };
    private static readonly double[] Y = [4.1, -0.6, 1.5];

    [Fact]
    public void ASoundModel_LearnsTheBatch()
    {
        double[] p = [0.1, 0.1, 0.1];
        OverfitResult result = new OverfitOneBatch(2000, 1e-6).Run<double>(new Adam(0.05), Layout, p, static (_, p, g) => ExplainedModels.ErrorGradient(p, X, Y, g));
        Assert.True(result.IsLearnt, result.ToString());
        Assert.Empty(result.Unmoved);
        Assert.Equal([0.1, 0.1, 0.1], p);
        Assert.Equal(ExplainedModels.Error(p, X, Y), result.Losses[0]);
        Assert.StartsWith("one batch learnt: loss ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADeadUnit_IsNamed()
    {
        double[] p = [0.1, 0.1, 0.1];
        OverfitResult result = new OverfitOneBatch(300).Run<double>(new Adam(0.05), Layout, p, static (_, p, g) => ExplainedModels.DeadUnitGradient(p, X, Y, g));
        Assert.False(result.IsLearnt);
        Assert.Equal(["second"], result.Unmoved.ToArray());
        Assert.Equal(301, result.Losses.Length);
        Assert.EndsWith("in 300 steps; no gradient ever reached second", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Divergence_EndsTheTest_AndLeavesTheParameters()
    {
        double[] p = [0.1, 0.1, 0.1];
        OverfitResult result = new OverfitOneBatch().Run<double>(new Sgd(1e6), Layout, p, static (_, p, g) => ExplainedModels.ErrorGradient(p, X, Y, g));
        Assert.False(result.IsLearnt);
        Assert.InRange(result.Losses.Length, 2, 100);
        Assert.False(double.IsFinite(result.Losses[^1]));
        Assert.Contains("diverged", result.ToString(), StringComparison.Ordinal);
        Assert.Equal([0.1, 0.1, 0.1], p);
        Assert.Throws<ArgumentException>("parameters", static () => new OverfitOneBatch().Run<double>(new Sgd(1), Layout, new double[2], static (_, _, _) => 0));
    }

    [Fact]
    public void ANegativeLoss_IsRefused()
    {
        double[] p = [1, 2, 3];
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => new OverfitOneBatch().Run<double>(new Sgd(1), Layout, p, static (_, _, _) => -1.5));
        Assert.Contains("The loss is -1.5 at first", refused.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], p);
    }

    [Fact]
    public void InfiniteLoss_IsNotLearnt()
    {
        double[] p = new double[Layout.Count];
        OverfitResult result = new OverfitOneBatch(10).Run<double>(new Adam(0.05), Layout, p, static (_, _, _) => double.PositiveInfinity);
        Assert.False(result.IsLearnt);
        Assert.StartsWith("one batch diverged", result.ToString(), StringComparison.Ordinal);
    }
}
