using AutoDiffGen.Tests.Runtime.Loop;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Understanding;

/// <summary>Learning one batch by heart, for a model of the trainer and the rows of a dataset.</summary>
public sealed class OverfitModelTests
{
    [Fact]
    public void AModelIsItsLossAndGradient()
    {
        SmallNetwork model = TrainerTests.Initialized();
        Batch batch = SmallNetwork.Data(6, 1).AsBatch();
        var test = new OverfitOneBatch(50);
        OverfitResult result = test.Run(new Adam(0.05), model, batch);
        StepGradient<double> gradient = (_, _, slope) => model.LossGradient(batch, new TrainingContext(0), slope);
        Assert.Equal(test.Run(new Adam(0.05), model.Layout, model.Parameters, gradient).Losses.ToArray(), result.Losses.ToArray());
        Assert.Equal(test.Run(new Adam(0.05), model, SmallNetwork.Data(6, 1)).Losses.ToArray(), result.Losses.ToArray());
    }

    [Fact]
    public void SomeRowsOfADataset_AreTheRowsThatAreLearnt()
    {
        SmallNetwork model = TrainerTests.Initialized();
        Dataset data = SmallNetwork.Data(100, 1);
        foreach (Batch batch in new BatchLoader(data, 5, seed: 3).Epoch(1))
        {
            Dataset rows = data.Select(batch.Rows);
            Assert.Equal(Losses(rows.AsBatch()), Losses(batch));
        }

        double[] Losses(Batch batch) => [.. new OverfitOneBatch(10).Run(new Sgd(0.1), model, batch).Losses];
    }

    /// <summary>Six rows whose inputs move about by half their deviation in each step have no exact answer; once moved, they have.</summary>
    [Fact]
    public void NoiseIsThatOfOneStep_SoThatItCanBeLearnt()
    {
        SmallNetwork model = TrainerTests.Initialized(noise: 0.5);
        double[] start = model.Parameters.ToArray();
        Dataset data = SmallNetwork.Data(6, 1);
        var test = new OverfitOneBatch(5000, 1e-6);
        OverfitResult result = test.Run(new Adam(0.02), model, data);
        Assert.True(result.IsLearnt, result.ToString());
        Assert.Equal(start, model.Parameters.ToArray());
        Assert.NotEqual(result.Losses[0], test.Run(new Adam(0.02), model, data, seed: 1).Losses[0]);

        var context = new TrainingContext(0);
        Batch batch = data.AsBatch();
        OverfitResult moving = test.Run<double>(new Adam(0.02), model.Layout, model.Parameters, (step, _, slope) =>
        {
            context.BeginStep(step);
            return model.LossGradient(batch, context, slope);
        });
        Assert.False(moving.IsLearnt, moving.ToString());
    }

    [Fact]
    public void WhatCannotBeRead_IsNamed_AndTheParametersStay()
    {
        SmallNetwork model = TrainerTests.Initialized();
        double[] start = model.Parameters.ToArray();
        var test = new OverfitOneBatch();
        Assert.Throws<ArgumentException>("data", () => test.Run(new Sgd(0.1), model, new Dataset()));
        Assert.Throws<ArgumentException>("batch", () => test.Run(new Sgd(0.1), model, new Dataset().AsBatch()));
        Dataset renamed = new() { ["x"] = SmallNetwork.Data(4, 1)["x"] };
        Assert.Contains("There is no column 'y' in { x: double[4×2] }", Assert.Throws<ArgumentException>(() => test.Run(new Sgd(0.1), model, renamed)).Message, StringComparison.Ordinal);
        Assert.Contains("int[4]", Assert.Throws<InvalidOperationException>(() => test.Run(new Sgd(0.1), model, renamed.With("y", new[] { 1, 0, 1, 0 }))).Message, StringComparison.Ordinal);
        Assert.Equal(start, model.Parameters.ToArray());
    }
}
