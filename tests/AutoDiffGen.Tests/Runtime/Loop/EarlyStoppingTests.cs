using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>When training ends before its last epoch, and with which parameters. Epochs count from 1; those of the facts count from 0.</summary>
public sealed class EarlyStoppingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fact_82_StopsAtTheEpochThatIsNumberPatience(int patience)
    {
        History history = Fit(new(10, 9, 8, 9, 8.9, 8.8, 8.7, 8.6, 8.5), new(patience));
        Assert.Equal((StopReason.StoppedEarly, Math.Max(patience, 1) + 2 + 1), (history.Reason, history.Epochs.Length));
        Assert.Equal((3, (int?)3), (history.BestEpoch, history.ParametersOfEpoch));
    }

    [Fact]
    public void Fact_83_BestParametersComeBack()
    {
        var model = new ScriptedModel(0.2, 0.15, 0.1, 0.11, 0.12);
        History history = Fit(model, new(2), epochs: 5);
        Assert.Equal(3, model.Parameters[0]);
        Assert.Equal((3, (int?)3, 5), (history.BestEpoch, history.ParametersOfEpoch, history.Epochs.Length));
    }

    [Fact]
    public void Fact_84_ABaselineThatIsNotReachedWinsNoTime()
    {
        var model = new ScriptedModel(0.9, 0.8, 0.7, 0.71, 0.72, 0.73);
        History history = Fit(model, new(5) { Baseline = 0.5 });
        Assert.Equal((StopReason.StoppedEarly, 5, 3.0), (history.Reason, history.Epochs.Length, model.Parameters[0]));
    }

    [Fact]
    public void Fact_84_AnotherStopRequestRestoresTheBestAsWell()
    {
        var model = new ScriptedModel(0.9, 0.8, 0.7, 0.71, 0.72, 0.73);
        using var source = new CancellationTokenSource();
        var observer = new Observer { Epoch = epoch => { if (epoch.Epoch == 4) source.Cancel(); } };
        History history = Fit(model, new(5) { Baseline = 0.5 }, observer: observer, cancellationToken: source.Token);
        Assert.Equal((StopReason.Cancelled, 4, 3.0, (int?)3), (history.Reason, history.Epochs.Length, model.Parameters[0], history.ParametersOfEpoch));
        Assert.Same(history, observer.End);
    }

    [Theory]
    [InlineData(0.1, 2)]
    [InlineData(0.0999, 3)]
    public void Fact_85_AnImprovementIsStrict(double minDelta, int best) =>
        Assert.Equal(best, Fit(new(1, 0.5, 0.4, 0.45, 0.45), new(10, minDelta), epochs: 5).BestEpoch);

    [Fact]
    public void EpochsBeforeTheFirstThatCountsAreNeverBest()
    {
        var model = new ScriptedModel(0.1, 0.2, 0.5, 0.4, 0.6, 0.7);
        History history = Fit(model, new(2) { StartEpoch = 3 });
        Assert.Equal((4, 6, 4.0), (history.BestEpoch, history.Epochs.Length, model.Parameters[0]));
    }

    [Fact]
    public void AllEpochsDone_BestParametersComeBackToo()
    {
        var model = new ScriptedModel(0.3, 0.1, 0.2);
        History history = Fit(model, new(10), epochs: 3);
        Assert.Equal((StopReason.Completed, 2.0), (history.Reason, model.Parameters[0]));
        Assert.Equal("All 3 epochs done. The model has the parameters of epoch 2.", history.Message);
    }

    [Fact]
    public void WithoutEarlyStopping_TheLastParametersStay()
    {
        var model = new ScriptedModel(0.3, 0.1, 0.2);
        History history = Fit(model, null, epochs: 3);
        Assert.Equal((2, (int?)3, 3.0), (history.BestEpoch, history.ParametersOfEpoch, model.Parameters[0]));
    }

    [Fact]
    public void AMetricCanBeWatched_TheLargerTheBetter()
    {
        var model = new ScriptedModel(1, 1, 1, 1, 1, 1);
        double[] scores = [0.5, 0.7, 0.6, 0.7, 0.6, 0.6];
        var trainer = new Trainer<double>(model)
        {
            Optimizer = new Sgd(1), Epochs = 6, EarlyStopping = new(2) { Metric = "score" },
            Metrics = { ["score"] = Metric.Mean(_ => scores[Math.Max(0, (int)model.Parameters[0] - 1)], largerIsBetter: true) },
        };
        History history = trainer.Fit(ScriptedModel.Data, ScriptedModel.Data);
        Assert.Equal((StopReason.StoppedEarly, 4, 2, 2.0), (history.Reason, history.Epochs.Length, history.BestEpoch, model.Parameters[0]));
        Assert.Equal(0.7, history.Epochs[1].Metrics["score"]);
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(ScriptedModel.Data));
        Assert.Contains("'score', but there are no validation data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMetricThatIsNeverANumberIsNamed()
    {
        var trainer = new Trainer<double>(new ScriptedModel(1))
        {
            Optimizer = new Sgd(1), Epochs = 6, EarlyStopping = new(2) { Metric = "score" }, Metrics = { ["score"] = Metric.Mean(_ => double.NaN, largerIsBetter: true) },
        };
        Assert.StartsWith(
            "The metric 'score', which early stopping watches, was infinite or NaN at every epoch that counts: stopped after epoch 2.",
            trainer.Fit(ScriptedModel.Data, ScriptedModel.Data).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExceptionInTrainingLeavesTheBestParameters()
    {
        var model = new ScriptedModel(0.3, 0.1, 0.2, 0.4) { Slope = step => step < 4 ? -1 : throw new TimeoutException() };
        Assert.Throws<TimeoutException>(() => Fit(model, new(10)));
        Assert.Equal(2, model.Parameters[0]);
    }

    private static History Fit(
        ScriptedModel model, EarlyStopping? stopping, int epochs = 20, Observer? observer = null, CancellationToken cancellationToken = default) =>
        new Trainer<double>(model) { Optimizer = new Sgd(1), Epochs = epochs, EarlyStopping = stopping, Progress = observer }
            .Fit(ScriptedModel.Data, ScriptedModel.Data, cancellationToken);
}
