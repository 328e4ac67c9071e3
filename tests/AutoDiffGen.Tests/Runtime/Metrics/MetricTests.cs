using System.Numerics.Tensors;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Metrics;

/// <summary>Metrics against numbers worked out by hand, on data cut into batches.</summary>
public sealed class MetricTests
{
    // Labels 0 0 0 1 1 2, predictions 0 0 1 1 2 2.
    private static readonly Dataset Classes = new()
    {
        ["scores"] = Tensor.Create(new double[] { 5, 1, 0, 3, 2, 1, 0, 4, 1, 1, 2, 0, 0, 1, 7, 1, 1, 2 }, [6, 3]),
        ["label"] = new[] { 0, 0, 0, 1, 1, 2 },
    };

    // Scores of the labels 1 1 0 0 1: of the 6 pairs of a 1 with a 0, 4 are in order and 1 is equal.
    private static readonly Dataset Binary = new()
    {
        ["score"] = new double[] { 0.9, 0.4, 0.4, 0.6, 0.7 }, ["label"] = new[] { 1, 1, 0, 0, 1 },
    };

    private static readonly Dataset Regression = new()
    {
        ["p"] = Tensor.Create(new double[] { 2.5, 0, 0, 0, 2, 0, 8, 0 }, [4, 2]), ["y"] = Tensor.Create(new double[] { 3, 0, -0.5, 0, 2, 0, 7, 0 }, [4, 2]),
    };

    [Fact]
    public void RSquared_OfTargetsThatAreNoNumbers_IsNone()
    {
        foreach (double bad in (double[])[double.NaN, double.PositiveInfinity])
        {
            var data = new Dataset { ["p"] = new double[] { 1, 2, 3 }, ["y"] = new[] { 1, 2, bad } };
            Assert.Equal(double.NaN, Metric.RSquared<double>(static batch => batch.Tensor<double>("p"), "y").Measure(data));
        }
    }

    [Fact]
    public void Classification()
    {
        AssertMetric(4.0 / 6, Metric.Accuracy<double>(Scores, "label"));
        AssertMetric((1 + 0.5 + 0.5) / 3, Metric.Precision<double>(Scores, "label"));
        AssertMetric((2.0 / 3 + 0.5 + 1) / 3, Metric.Recall<double>(Scores, "label"));
        AssertMetric((0.8 + 0.5 + 2.0 / 3) / 3, Metric.F1<double>(Scores, "label"));
        AssertMetric(0.5, Metric.Precision<double>(Scores, "label", 1));
        AssertMetric(2.0 / 3, Metric.Recall<double>(Scores, "label", 0));
        AssertMetric(2.0 / 3, Metric.F1<double>(Scores, "label", 2));
        AssertMetric(4.0 / 6, Metric.TopK<double>(Scores, "label", 1));
        AssertMetric(5.0 / 6, Metric.TopK<double>(Scores, "label", 2));
        AssertMetric(1, Metric.TopK<double>(Scores, "label", 3));
    }

    [Fact]
    public void ConfusionMatrixAsATable()
    {
        var matrix = new ConfusionMatrix(3);
        foreach (Batch batch in Classes.Batches(4)) matrix.Add(Scores(batch), batch.Labels("label"));
        Assert.Equal("class    0    1    2\n    0    2    1    0\n    1    0    1    1\n    2    0    0    1", matrix.ToString());
        Assert.Equal((1L, 6L), (matrix[0, 1], matrix.Rows));
    }

    [Fact]
    public void AScoreThatIsNaN_IsNoPrediction()
    {
        var data = new Dataset { ["scores"] = Tensor.Create(new[] { 1, double.NaN, 0, 1 }, [2, 2]), ["label"] = new[] { 0, 1 } };
        Assert.Equal(0.5, Metric.Accuracy<double>(Scores, "label").Measure(data));
        Assert.Equal(0, Metric.Recall<double>(Scores, "label", 0).Measure(data));
        Assert.Equal(0.5, Metric.TopK<double>(Scores, "label", 2).Measure(data));
    }

    [Fact]
    public void TwoClasses()
    {
        Func<Batch, Tensor<double>> score = batch => batch.Tensor<double>("score");
        AssertMetric(4.5 / 6, Metric.AreaUnderCurve(score, "label"), Binary);
        AssertMetric(3.0 / 5, Metric.BinaryAccuracy(score, "label"), Binary);
        AssertMetric(2.0 / 5, Metric.BinaryAccuracy(score, "label", 0.95), Binary);
        Assert.Equal(double.NaN, Metric.AreaUnderCurve(score, "label").Measure(Binary.Select([0, 1])));
    }

    [Fact]
    public void Regressions()
    {
        Func<Batch, Tensor<double>> p = batch => batch.Tensor<double>("p");

        // scikit-learn's example: 0.5, 0.375, 0.9486081370449679, beside a column that is all right.
        AssertMetric(0.25, Metric.MeanAbsoluteError(p, "y"), Regression);
        AssertMetric(0.1875, Metric.MeanSquaredError(p, "y"), Regression);
        AssertMetric(Math.Sqrt(0.1875), Metric.RootMeanSquaredError(p, "y"), Regression);
        AssertMetric((0.9486081370449679 + 1) / 2, Metric.RSquared(p, "y"), Regression);
        Assert.False(Metric.MeanSquaredError(p, "y").LargerIsBetter);
        Assert.True(Metric.RSquared(p, "y").LargerIsBetter);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        string Message(Metric metric, Dataset data) => Assert.Throws<ArgumentException>(() => metric.Measure(data)).Message;
        Assert.StartsWith("The label of row 5 of the batch is 9; there are scores for the classes 0 to 2.", Message(Metric.Accuracy<double>(Scores, "label"), Classes.With("label", new[] { 0, 0, 0, 1, 1, 9 })), StringComparison.Ordinal);
        Assert.StartsWith("The scores are double[5]; 5 rows × classes are wanted.", Message(Metric.Accuracy<double>(batch => batch.Tensor<double>("score"), "label"), Binary), StringComparison.Ordinal);
        Assert.StartsWith("The label of row 4 of the batch is 2; 0 and 1 are wanted.", Message(Metric.AreaUnderCurve<double>(batch => batch.Tensor<double>("score"), "label"), Binary.With("label", new[] { 0, 1, 0, 1, 2 })), StringComparison.Ordinal);
        Assert.StartsWith("The predictions are double[5]; column 'y' has 10 numbers in 5 rows.", Message(Metric.RSquared<double>(batch => batch.Tensor<double>("score"), "y"), Binary.With("y", Tensor.Create(new double[10], [5, 2]))), StringComparison.Ordinal);
    }

    private static Tensor<double> Scores(Batch batch) => batch.Tensor<double>("scores");

    private static void AssertMetric(double expected, Metric metric, Dataset? data = null)
    {
        Assert.Equal(expected, metric.Measure(data ?? Classes), 1e-15);
        Assert.Equal(expected, metric.Measure(data ?? Classes, batchSize: 2), 1e-15);
    }
}
