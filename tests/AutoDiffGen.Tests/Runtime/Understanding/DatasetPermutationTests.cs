using System.Numerics.Tensors;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Understanding;

/// <summary>Permutation importance of the columns of a dataset, by a metric.</summary>
public sealed class DatasetPermutationTests
{
    private const int Rows = 600;

    private static readonly Metric SquaredError = Metric.MeanSquaredError(Predict, "y");

    [Fact]
    public void OneMatrix_IsTheSameAsAnArray()
    {
        Dataset data = Data();
        double[,] x = new double[Rows, 3];
        Buffer.BlockCopy(data["x"].Values<double>().ToArray(), 0, x, 0, Rows * 3 * sizeof(double));
        double[] y = data["y"].Values<double>().ToArray();
        var arrays = Explain.Permutation(x, shuffled => ExplainedModels.Error([2, -1, 0], shuffled, y), repetitions: 3, seed: 2);
        var features = Explain.Permutation(data, SquaredError, ["x"], repetitions: 3, seed: 2);
        Assert.Equal([("x", 0), ("x", 1), ("x", 2)], features.Select(static feature => (feature.Column, feature.Feature)));
        Close.Assert([.. arrays.Select(static column => column.Mean)], [.. features.Select(static feature => feature.Mean)], 1e-12);
        Close.Assert([.. arrays.Select(static column => column.Deviation)], [.. features.Select(static feature => feature.Deviation)], 1e-12);
        Assert.Equal((0, 0), (features[2].Mean, features[2].Deviation));
        Assert.True(features[0].Mean > features[1].Mean && features[1].Mean > 1);
    }

    /// <summary>R² = 1 − MSE/Var(y): what raises the error lowers R², and both are positive importance.</summary>
    [Fact]
    public void WhereLargerIsBetter_AFallCounts()
    {
        Dataset data = Data();
        double[] y = data["y"].Values<double>().ToArray();
        double mean = y.Average(), variance = y.Average(value => (value - mean) * (value - mean));
        var errors = Explain.Permutation(data, SquaredError, ["x"], seed: 4);
        var squares = Explain.Permutation(data, Metric.RSquared(Predict, "y"), ["x"], seed: 4);
        Close.Assert([.. errors.Select(feature => feature.Mean / variance)], [.. squares.Select(static feature => feature.Mean)], 1e-12);
    }

    /// <summary>Every time one number of the rows alone is another order of the same values, in columns of any type and shape, and the next time it is back.</summary>
    [Fact]
    public void OneFeatureAtATimeIsShuffled()
    {
        float[] images = [.. Enumerable.Range(0, 20).Select(static i => (float)i)];
        Dataset data = new() { ["images"] = Tensor.Create(images, [5, 2, 2]), ["kind"] = new[] { 3, 1, 4, 1, 5 }, ["y"] = new double[5] };
        var seen = new List<(float[] Images, int[] Kind)>();
        var metric = Metric.Mean(Look, largerIsBetter: false);
        var features = Explain.Permutation(data, metric, ["kind", "images"], repetitions: 2);
        Assert.Equal([("kind", 0), ("images", 0), ("images", 1), ("images", 2), ("images", 3)], features.Select(static feature => (feature.Column, feature.Feature)));
        Assert.Equal(11, seen.Count);
        int moved = 0;
        for (int call = 1; call < seen.Count; call++)
        {
            int feature = (call - 1) / 2;
            if (feature > 0) Assert.Equal([3, 1, 4, 1, 5], seen[call].Kind);
            Assert.Equal([1, 1, 3, 4, 5], seen[call].Kind.Order());
            for (int place = 0; place < 4; place++)
            {
                float[] now = [.. seen[call].Images.Where((_, i) => i % 4 == place)], original = [.. images.Where((_, i) => i % 4 == place)];
                if (place != feature - 1) Assert.Equal(original, now);
                else if (!original.SequenceEqual(now)) moved++;
                Assert.Equal(original, now.Order());
            }
        }

        Assert.InRange(moved, 6, 8);
        Assert.Equal([.. Enumerable.Range(0, 20).Select(static i => (float)i)], images);

        double Look(Batch batch)
        {
            seen.Add((batch.Values<float>("images").ToArray(), batch.Labels("kind").ToArray()));
            return 0;
        }
    }

    [Fact]
    public void WhatIsNotThere_IsNamed()
    {
        Dataset data = Data();
        string message = Assert.Throws<ArgumentException>(() => Explain.Permutation(data, SquaredError, ["x", "z"])).Message;
        Assert.Contains("There is no column 'z' in { x: double[600×3], y: double[600] }", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("columns", () => Explain.Permutation(data, SquaredError, []));
        Assert.Throws<ArgumentException>("data", static () => Explain.Permutation(new Dataset(), SquaredError, ["x"]));
        Assert.Throws<ArgumentOutOfRangeException>("repetitions", () => Explain.Permutation(data, SquaredError, ["x"], repetitions: 0));
        Assert.True(double.IsNaN(Explain.Permutation(data, Metric.Mean(static _ => double.NaN, false), ["y"])[0].Mean));
    }

    private static Tensor<double> Predict(Batch batch)
    {
        ReadOnlySpan<double> x = batch.Values<double>("x");
        double[] predictions = new double[batch.Count];
        for (int row = 0; row < predictions.Length; row++) predictions[row] = 2 * x[3 * row] - x[3 * row + 1];
        return Tensor.Create(predictions);
    }

    private static Dataset Data()
    {
        var random = new Xoshiro256(1);
        double[] x = new double[3 * Rows], y = new double[Rows];
        for (int i = 0; i < x.Length; i++) x[i] = random.NextNormal();
        for (int row = 0; row < Rows; row++) y[row] = 2 * x[3 * row] - x[3 * row + 1] + 0.3 * random.NextNormal();
        return new Dataset { ["x"] = Tensor.Create(x, [Rows, 3]), ["y"] = y };
    }
}
