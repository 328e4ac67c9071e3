using AutoDiffGen.Training;
using LearningLab.Models;
using LearningLab.Topics;

namespace AutoDiffGen.Tests.Lab;

/// <summary>What the learning lab says about training is so.</summary>
public sealed class TopicTests
{
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.6)]
    [InlineData(1.9)]
    [InlineData(2.1)]
    public void LearningRates_MultiplyByOneLessTheRate(double rate)
    {
        double[] walk = LearningRates.Descend(rate);
        for (int step = 0; step < walk.Length; step++) Assert.Equal(10 * Math.Pow(1 - rate, step), walk[step], 1e-12 * Math.Max(1, Math.Abs(walk[step])));
    }

    [Fact]
    public void SmallBatches_GetFurtherInAnEpoch_AndDoNotComeToRest()
    {
        (double[] inputs, double[] targets) = BatchSizes.Data();
        var batch = BatchSizes.Train(inputs, targets, 200);
        var small = BatchSizes.Train(inputs, targets, 20);
        var single = BatchSizes.Train(inputs, targets, 1);
        Assert.Equal((11, 101, 2001), (batch.Count, small.Count, single.Count));
        Assert.True(single[200].Error < small[10].Error && small[10].Error < batch[1].Error);
        Assert.All(batch.Zip(batch.Skip(1)), static pair => Assert.True(pair.Second.Error < pair.First.Error));
        Assert.Contains(single.TakeLast(200).Zip(single.TakeLast(199)), static pair => pair.Second.Error > pair.First.Error);
    }

    [Fact]
    public void UnscaledFeatures_Zigzag()
    {
        (double[] inputs, double[] targets) = FeatureScaling.Data();
        (double[,] raw, double[] rawErrors) = FeatureScaling.Train(inputs, targets, 0.0195);
        (double[,] scaled, double[] scaledErrors) = FeatureScaling.Train(FeatureScaling.Standardised(inputs), targets, 0.4);
        for (int step = 1; step < 10; step++)
        {
            Assert.True((raw[step + 1, 1] - raw[step, 1]) * (raw[step, 1] - raw[step - 1, 1]) < 0);
            if (step < 5) Assert.True((scaled[step + 1, 1] - scaled[step, 1]) * (scaled[step, 1] - scaled[step - 1, 1]) > 0);
        }

        Assert.True(scaledErrors[10] < rawErrors[^1] / 10);
    }

    [Fact]
    public void ExclusiveOr_NeedsANonLinearity()
    {
        (double[] errors, double[] outputs) = NonLinearity.Train(isLinear: false);
        Assert.InRange(errors[^1], 0, 1e-4);
        Assert.Equal([0, 1, 1, 0], outputs.Select(static v => Math.Round(v)));
        (errors, outputs) = NonLinearity.Train(isLinear: true);
        Assert.Equal(0.25, errors[^1], 1e-4);
        Assert.All(outputs, static v => Assert.Equal(0.5, v, 0.02));
    }

    [Fact]
    public void MomentumAndAdam_AreFasterDownARavine()
    {
        double plain = Optimizers.Descend(new Sgd(0.036))[^1].Value;
        Assert.True(Optimizers.Descend(new Sgd(0.02, momentum: 0.8))[^1].Value < plain / 100);
        Assert.True(Optimizers.Descend(new Adam(0.5))[^1].Value < plain / 5);
        Assert.True(double.IsInfinity(Optimizers.Descend(new Sgd(4))[^1].Value) || Optimizers.Descend(new Sgd(0.05))[^1].Value > 1e6);
    }

    [Fact]
    public void OnlyL1_MakesExactZeros()
    {
        double[] none = Sparsity.Train(0, 0)[..12], l2 = Sparsity.Train(0, 0.4)[..12], l1 = Sparsity.Train(0.4, 0)[..12];
        Assert.DoesNotContain(0.0, none);
        Assert.DoesNotContain(0.0, l2);
        Assert.InRange(l1[3..].Count(static w => w == 0), 5, 9);
        Assert.DoesNotContain(0.0, l1[..3]);
        Assert.True(l2.Sum(static w => w * w) < 0.6 * none.Sum(static w => w * w));
    }

    [Fact]
    public void Overfitting_RaisesTheValidationErrorOnly_AndDropoutKeepsItDown()
    {
        var data = new NoisySine();
        Overfitting.Learnt learnt = Overfitting.Train(data);
        Assert.InRange(learnt.BestStep, 20, 1000);
        Assert.True(learnt.Training[^1] < learnt.Training[learnt.BestStep / 20] / 2);
        Assert.True(learnt.Validation[^1] > 2 * learnt.Validation.Min());
        (_, double[] dropped) = Dropout.Train(data, 0.1);
        Assert.True(dropped[^1] < learnt.Validation[^1] / 2);
        Assert.Equal(learnt.Validation[..50], Dropout.Train(data, 0).Validation[..50]);
    }

    [Fact]
    public void InitialWeights_DecideWhatReachesTheFirstLayer()
    {
        Assert.InRange(InitialWeights.Norms(Initializer.GlorotNormal, 0.3, isRectified: false)[0], 0, 1e-3);
        Assert.InRange(InitialWeights.Norms(Initializer.HeNormal, 0.3, isRectified: true)[0], 0, 1e-3);
        foreach (double[] norms in new[] { InitialWeights.Norms(Initializer.GlorotNormal, 1, isRectified: false), InitialWeights.Norms(Initializer.HeNormal, 1, isRectified: true) })
        {
            Assert.All(norms, norm => Assert.InRange(norm / norms[^1], 0.2, 6));
        }

        double[] large = InitialWeights.Norms(Initializer.GlorotNormal, 4, isRectified: false);
        Assert.True(large[0] > 20 * large[^1]);
        Assert.True(InitialWeights.Norms(Initializer.HeNormal, 2, isRectified: true)[0] > 1e6);
    }

    [Fact]
    public void Importance_IsThatOfTheInputsThatAreUsed()
    {
        (double[] inputs, double[] targets) = Importance.Data();
        var columns = Importance.Permutation(Importance.Train(inputs, targets), inputs, targets);
        Assert.All(columns[..2], static column => Assert.True(column.Mean > 1));
        Assert.All(columns[2..], static column => Assert.InRange(column.Mean, -0.01, 0.01));
    }

    [Fact]
    public void ARandomSearch_TriesMoreOfWhatMatters()
    {
        var search = new Hyperparameters();
        SearchResult grid = search.Run(new GridSearch(5)), random = search.Run(new RandomSearch(25) { Seed = 1 });
        Assert.Equal((5, 25), (Rates(grid), Rates(random)));
        Assert.True(random.Best!.Result < grid.Best!.Result);
        SearchResult halving = search.Run(new SuccessiveHalving(27, budget: 5) { Seed = 1 });
        Assert.True(halving.Best!.Result < random.Best.Result);

        int Rates(SearchResult result) => result.Trials.Select(trial => trial.Settings.Value(search.Rate)).Distinct().Count();
    }
}
