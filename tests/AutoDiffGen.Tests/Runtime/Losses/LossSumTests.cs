using AutoDiffGen.Training;
using Loss = AutoDiffGen.Training.Losses;

namespace AutoDiffGen.Tests.Runtime.Losses;

/// <summary>Sums over many numbers of 32 bits are right to 32 bits: added up in their own type, a million of them are off by up to a percent.</summary>
public sealed class LossSumTests
{
    private const int Count = 1_000_000, Classes = 10;

    private static readonly float[] Predictions = [.. Enumerable.Repeat(0.3f, Count)], Targets = new float[Count], Likely = [.. Enumerable.Repeat(0.1f, Count)];
    private static readonly int[] Labels = new int[Count / Classes];
    private static readonly float[] Slopes = new float[Count];

    private static readonly Dictionary<string, (Func<Reduction, float> Value, Func<Reduction, float> WithGradient, double Each, int Terms)> All = new()
    {
        ["squared error"] = (
            static r => Loss.SquaredError<float>(Predictions, Targets, r), static r => Loss.SquaredErrorGradient<float>(Predictions, Targets, r, Slopes), 0.09, Count),
        ["absolute error"] = (
            static r => Loss.AbsoluteError<float>(Predictions, Targets, r), static r => Loss.AbsoluteErrorGradient<float>(Predictions, Targets, r, Slopes), 0.3, Count),
        ["cosine distance"] = (
            static r => Loss.CosineDistance<float>(Predictions, Targets, Classes, r), static r => Loss.CosineDistanceGradient<float>(Predictions, Targets, Classes, r, Slopes), 1, Count / Classes),
        ["labels"] = (
            static r => Loss.CategoricalCrossEntropy<float>(Predictions, Labels, Classes, r),
            static r => Loss.CategoricalCrossEntropyGradient<float>(Predictions, Labels, Classes, r, Slopes), -Math.Log(0.3), Count / Classes),
        ["probabilities"] = (
            static r => Loss.CategoricalCrossEntropy<float>(Predictions, Likely, Classes, r),
            static r => Loss.CategoricalCrossEntropyGradient<float>(Predictions, Likely, Classes, r, Slopes), -Math.Log(0.3), Count / Classes),
        ["divergence"] = (
            static r => Loss.KullbackLeibler<float>(Predictions, Likely, Classes, r),
            static r => Loss.KullbackLeiblerGradient<float>(Predictions, Likely, Classes, r, Slopes), -Math.Log(3), Count / Classes),
        ["softmax of labels"] = (
            static r => Loss.SoftmaxCrossEntropy(Predictions, Labels, Classes, 0.1, r),
            static r => Loss.SoftmaxCrossEntropyGradient<float>(Predictions, Labels, Classes, 0.1, r, Slopes), Math.Log(10), Count / Classes),
        ["softmax of probabilities"] = (
            static r => Loss.SoftmaxCrossEntropy<float>(Predictions, Likely, Classes, 0, r),
            static r => Loss.SoftmaxCrossEntropyGradient<float>(Predictions, Likely, Classes, 0, r, Slopes), Math.Log(10), Count / Classes),
        ["one row of labels"] = (
            static r => Loss.SoftmaxCrossEntropy(Predictions, [7], Count, 0, r),
            static r => Loss.SoftmaxCrossEntropyGradient<float>(Predictions, [7], Count, 0, r, Slopes), Math.Log(Count), 1),
        ["one row of probabilities"] = (
            static r => Loss.CategoricalCrossEntropy<float>(Predictions, Likely, Count, r),
            static r => Loss.CategoricalCrossEntropyGradient<float>(Predictions, Likely, Count, r, Slopes), -0.1 * Count * Math.Log(0.3), 1),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void OfAMillion_IsRight(string name)
    {
        (Func<Reduction, float> value, Func<Reduction, float> withGradient, double each, int terms) = All[name];
        double tolerance = 5e-7 * Math.Abs(each);
        Assert.Equal(each, value(Reduction.Mean), tolerance);
        Assert.Equal(each, withGradient(Reduction.Mean), tolerance);
        Assert.Equal(each, value(Reduction.Sum) / (double)terms, tolerance);
        Assert.Equal(each, withGradient(Reduction.Sum) / (double)terms, tolerance);
    }

    [Fact]
    public void OfOneRowAlone_IsRight()
    {
        float[] losses = new float[1], along = new float[1];
        Loss.KullbackLeibler<float>(Predictions, Likely, Count, losses);
        Assert.Equal(-0.1 * Count * Math.Log(3), losses[0], 0.1);
        Loss.CategoricalCrossEntropyJvp<float>(Predictions, Likely, Count, losses, (float[])Predictions.Clone(), along);
        Assert.Equal(-0.1 * Count, along[0], 0.05);
    }
}
