using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>The cross-entropy of logits keeps its digits where the logits are huge, and where the label is all but certain.</summary>
public sealed class LossDigitsTests
{
    [Theory]
    [InlineData(1e16)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    public void EqualLogits_GiveTheLogarithmOfTheirNumber(double logit)
    {
        double[] z = [logit, logit, logit], slope = new double[3], third = [1 / 3.0, 1 / 3.0, 1 / 3.0];
        foreach (double smoothing in new[] { 0, 0.1 })
        {
            Assert.Equal(Math.Log(3), Loss.SoftmaxCrossEntropy(z, [0], 3, smoothing), 1e-15);
            Assert.Equal(Math.Log(3), Loss.SoftmaxCrossEntropyGradient(z, [0], 3, smoothing, Reduction.Mean, slope), 1e-15);
            Assert.Equal(Math.Log(3), Loss.SoftmaxCrossEntropy(z, third, 3, smoothing), 1e-15);
            Assert.Equal(Math.Log(3), Loss.SoftmaxCrossEntropyGradient(z, third, 3, smoothing, Reduction.Mean, slope), 1e-15);
        }
    }

    /// <summary>log(1 + e⁻¹⁵) and log(1 + e⁻¹ + e⁻²), in the precision of a float.</summary>
    [Theory]
    [InlineData(new[] { 15f, 0 }, 0, 3.0590227e-7f)]
    [InlineData(new[] { 1000f, 1001, 1002 }, 2, 0.40760596f)]
    [InlineData(new[] { 1e6f, 1e6f, 1e6f }, 1, 1.0986123f)]
    [InlineData(new[] { 1e8f, 1e8f, 1e8f }, 1, 1.0986123f)]
    public void Floats_AreRightToTheLastDigits(float[] z, int label, float expected)
    {
        float[] slope = new float[z.Length], target = new float[z.Length];
        target[label] = 1;
        Assert.Equal(expected, Loss.SoftmaxCrossEntropy(z, [label], z.Length), 2e-7f * expected);
        Assert.Equal(expected, Loss.SoftmaxCrossEntropyGradient(z, [label], z.Length, 0, Reduction.Mean, slope), 2e-7f * expected);
        Assert.Equal(expected, Loss.SoftmaxCrossEntropy(z, target, z.Length), 2e-7f * expected);
        Assert.Equal(expected, Loss.SoftmaxCrossEntropyGradient(z, target, z.Length, 0, Reduction.Mean, slope), 2e-7f * expected);
    }

    [Fact]
    public void InfiniteLogits()
    {
        const double Never = double.NegativeInfinity, Sure = double.PositiveInfinity;
        Assert.Equal(Math.Log(2), Loss.SoftmaxCrossEntropy([3, Never, 3], [0], 3), 1e-15);
        Assert.Equal(Sure, Loss.SoftmaxCrossEntropy([3, Never, 3], [1], 3));
        Assert.Equal(Sure, Loss.SoftmaxCrossEntropy([3, Sure, 3], [0], 3));
        Assert.Equal(double.NaN, Loss.SoftmaxCrossEntropy([Never, Never], [0], 2));
        Assert.Equal(double.NaN, Loss.SoftmaxCrossEntropy([double.NaN, 1], [1], 2));
        Assert.Equal(double.NaN, Loss.SoftmaxCrossEntropy([1, double.NaN], [0], 2));
    }

    [Fact]
    public void AnInfinitelySureSigmoid_LosesNothingWhereItIsRight()
    {
        Assert.Equal(0, Loss.SigmoidCrossEntropyGradient(double.PositiveInfinity, 1, 0, out double slope));
        Assert.Equal(0, slope);
        Assert.Equal(0, Loss.SigmoidCrossEntropy(double.NegativeInfinity, 0.0));
        Assert.Equal(double.PositiveInfinity, Loss.SigmoidCrossEntropy(double.PositiveInfinity, 0.0));
        Assert.Equal(double.PositiveInfinity, Loss.SigmoidCrossEntropy(double.NegativeInfinity, 1.0));
        Assert.Equal(double.NaN, Loss.SigmoidCrossEntropy(double.NaN, 0.0));
    }
}
