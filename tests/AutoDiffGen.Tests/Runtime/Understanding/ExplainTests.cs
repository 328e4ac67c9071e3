using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Understanding;

/// <summary>Attributions of generated gradients: what they must be where it is known, and that they add up.</summary>
public sealed class ExplainTests
{
    private static readonly double[] X = [1.5, 0.8, -2];

    [Fact]
    public void LinearFunctions_AreTheSumOfTheirParts()
    {
        double[] parts = [3, -2.4, -1];
        Assert.Equal(new[] { 2, -3, 0.5 }, Explain.InputGradient(ExplainedModels.LinearGradient, X).Values.ToArray());
        Attribution times = Explain.GradientTimesInput(ExplainedModels.LinearGradient, X);
        Close.Assert(parts, times.Values.AsSpan(), 1e-15);
        Assert.Equal(-0.4, times.Output, 1e-15);
        Attribution integrated = Explain.IntegratedGradients(ExplainedModels.LinearGradient, X, steps: 1);
        Close.Assert(parts, integrated.Values.AsSpan(), 1e-15);
        Assert.True(integrated.IsComplete(1e-14));
        Close.Assert([2, -3, 0.5], Explain.SmoothGrad(ExplainedModels.LinearGradient, X, 0.7).Values.AsSpan(), 1e-14);
        Assert.Equal([0, 1, 2], times.Ranking().ToArray());
        Assert.Equal([1, 0, 2], Explain.InputGradient(ExplainedModels.LinearGradient, X).Ranking().ToArray());
    }

    [Fact]
    public void IntegratedGradients_AddUp_WithTheFourthPowerOfTheSteps()
    {
        double[] baseline = [-0.5, 2, 1];
        double coarse = Math.Abs(Gap(32)), fine = Math.Abs(Gap(64)), finest = Math.Abs(Gap(128));
        Assert.InRange(coarse / fine, 15, 17);
        Assert.InRange(finest, 0, 1e-9);
        Attribution attribution = Explain.IntegratedGradients(ExplainedModels.CurvedGradient, X, baseline);
        Assert.True(attribution.IsComplete(1e-7));
        Assert.Equal(0, attribution.Values[2]);
        Assert.Equal(ExplainedModels.Curved(X), attribution.Output);
        Assert.Equal(ExplainedModels.Curved(baseline), attribution.Baseline);

        double Gap(int steps) => Explain.IntegratedGradients(ExplainedModels.CurvedGradient, X, baseline, steps).Gap;
    }

    /// <summary>From the origin to (3, 2) along t: f = max(0, 3t − 1)·2t, so that the parts are ∫3·2t and ∫2(3t − 1) from t = ⅓ to 1.</summary>
    [Fact]
    public void IntegratedGradients_PassKinks()
    {
        Attribution attribution = Explain.IntegratedGradients(ExplainedModels.RectifiedGradient, [3, 2], steps: 3);
        Close.Assert([8.0 / 3, 4.0 / 3], attribution.Values.AsSpan(), 1e-14);
        Attribution across = Explain.IntegratedGradients(ExplainedModels.RectifiedGradient, [3, 2], steps: 4);
        Assert.False(across.IsComplete(1e-6));
        Assert.True(across.IsComplete(0.1));
        Assert.Equal(4 - across.Values.Sum(), across.Gap, 1e-15);
    }

    [Fact]
    public void WithoutABaseline_NothingIsComplete()
    {
        Attribution attribution = Explain.InputGradient(ExplainedModels.CurvedGradient, X);
        Assert.True(double.IsNaN(attribution.Gap));
        Assert.False(attribution.IsComplete(double.PositiveInfinity));
        Assert.Throws<ArgumentException>("baseline", () => Explain.IntegratedGradients(ExplainedModels.CurvedGradient, X, [1, 2], 5));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Explain.IntegratedGradients(ExplainedModels.CurvedGradient, X, 0));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => Explain.SmoothGrad(ExplainedModels.CurvedGradient, X, 1, 0));
    }

    /// <summary>Of the kink's slope x₁, smoothing leaves the share of samples above the kink: half of them at the kink, none far below.</summary>
    [Fact]
    public void SmoothGrad_AveragesOverTheNeighbourhood()
    {
        const int samples = 4000;
        Attribution at = Explain.SmoothGrad(ExplainedModels.RectifiedGradient, [1, 2], 0.1, samples, seed: 3);
        Assert.Equal(1, at.Values[0], 5 * 1.1 / Math.Sqrt(samples));
        Assert.Equal(0, at.Output);
        Assert.Equal(new double[2], Explain.SmoothGrad(ExplainedModels.RectifiedGradient, [-9, 2], 0.1, samples, seed: 3).Values.ToArray());
        Assert.Equal([.. at.Values], Explain.SmoothGrad(ExplainedModels.RectifiedGradient, [1, 2], 0.1, samples, seed: 3).Values.ToArray());
        Assert.NotEqual([.. at.Values], Explain.SmoothGrad(ExplainedModels.RectifiedGradient, [1, 2], 0.1, samples, seed: 4).Values.ToArray());
    }

    /// <summary>A shuffled column of variance 1 adds to the squared error twice the square of its weight.</summary>
    [Fact]
    public void Permutation_FindsTheColumnsThatAreUsed()
    {
        const int rows = 2000;
        var random = new Xoshiro256(1);
        double[,] x = new double[rows, 3];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < 3; j++) x[i, j] = random.NextNormal();
            y[i] = 2 * x[i, 0] - 1 * x[i, 1];
        }

        double[,] original = (double[,])x.Clone();
        var importance = Explain.Permutation(x, data => ExplainedModels.Error([2, -1, 0], data, y), seed: 2);
        Assert.Equal([0, 1, 2], importance.Select(static column => column.Column));
        Assert.Equal(2 * 4, importance[0].Mean, 0.8);
        Assert.Equal(2 * 1, importance[1].Mean, 0.2);
        Assert.Equal((0, 0), (importance[2].Mean, importance[2].Deviation));
        Assert.InRange(importance[0].Deviation, 1e-3, 0.8);
        Assert.Equal(original.Cast<double>(), x.Cast<double>());
        Assert.Equal([.. importance], Explain.Permutation(x, data => ExplainedModels.Error([2, -1, 0], data, y), seed: 2).ToArray());
    }
}
