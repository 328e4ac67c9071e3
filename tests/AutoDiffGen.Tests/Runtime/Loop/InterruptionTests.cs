using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>Training that ends before its time: what it says, and with which parameters.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public void Cancelled_TheModelIsKept()
    {
        using var source = new CancellationTokenSource();
        SmallNetwork model = TrainerTests.Initialized();
        double[]? atCancel = null;
        var observer = new Observer
        {
            Step = step =>
            {
                if (step.Step != 25) return;
                atCancel = model.Parameters.ToArray();
                source.Cancel();
            },
        };
        History history = new Trainer<double>(model) { BatchSize = 10, Epochs = 9, Progress = observer }.Fit(SmallNetwork.Data(100, 1), cancellationToken: source.Token);
        Assert.Equal((StopReason.Cancelled, 2, 25L, (int?)null), (history.Reason, history.Epochs.Length, history.Steps, history.ParametersOfEpoch));
        Assert.Equal("Cancelled at epoch 3, after step 25. The model has the parameters after step 25.", history.Message);
        Assert.Equal(atCancel, model.Parameters.ToArray());
    }

    [Fact]
    public void OutOfTime_AtTheNextStep()
    {
        var clock = new StoppedClock();
        History history = new Trainer<double>(new ScriptedModel(3, 2, 1))
        {
            Optimizer = new Sgd(1), Epochs = 9, TimeLimit = TimeSpan.FromMinutes(3), TimeProvider = clock,
            Progress = new Observer { Epoch = _ => clock.Advance(TimeSpan.FromMinutes(1)) },
        }.Fit(ScriptedModel.Data, ScriptedModel.Data);
        Assert.Equal((StopReason.OutOfTime, 3, 180.0), (history.Reason, history.Epochs.Length, history.Seconds));
        Assert.Equal([0.0, 60, 120], history.Epochs.Select(epoch => epoch.Seconds));
    }

    [Fact]
    public void ANumberOfTheDataThatIsNotFinite_IsNamed()
    {
        Dataset clean = SmallNetwork.Data(10, 1), train = SmallNetwork.Data(10, 1);
        double[] y = train["y"].Values<double>().ToArray();
        y[7] = double.NaN;
        train["y"] = y;
        History history = new Trainer<double>(TrainerTests.Initialized()) { BatchSize = 10 }.Fit(train);
        Assert.Equal(StopReason.NotFinite, history.Reason);
        Assert.Contains("; column 'y' has NaN in row 7. Lower the learning rate", history.Message, StringComparison.Ordinal);
        history = new Trainer<double>(TrainerTests.Initialized()) { BatchSize = 10 }.Fit(clean, train);
        Assert.Contains("The validation loss became NaN at epoch 1, step 1, while all parameters are finite; column 'y' has NaN in row 7. ", history.Message, StringComparison.Ordinal);
        history = new Trainer<double>(TrainerTests.Initialized()) { BatchSize = 10, Optimizer = new Sgd(1e300) }.Fit(clean);
        Assert.Equal(StopReason.NotFinite, history.Reason);
        Assert.DoesNotContain("column", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGradientThatIsNotFinite_NamesBlockEpochAndStep_AndTheBestParametersComeBack()
    {
        var model = new ScriptedModel(3, 1, 2) { Slope = step => step < 3 ? -1 : double.NaN };
        History history = new Trainer<double>(model) { Optimizer = new Sgd(1), Epochs = 9 }.Fit(ScriptedModel.Data, ScriptedModel.Data);
        Assert.Equal((StopReason.NotFinite, 2.0, (int?)2), (history.Reason, model.Parameters[0], history.ParametersOfEpoch));
        Assert.StartsWith(
            "The gradient became infinite or NaN at epoch 4, step 4 (batch 1 of the epoch); the first block whose gradient is not finite is w; the norm of the gradient of the step before was 1. ",
            history.Message, StringComparison.Ordinal);
        Assert.EndsWith("The model has the parameters of epoch 2.", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALossThatIsNotFinite_InTheFirstEpoch_LeavesTheFirstParameters()
    {
        SmallNetwork model = TrainerTests.Initialized();
        double[] first = model.Parameters.ToArray();
        Dataset data = SmallNetwork.Data(40, 1);
        double[] y = data["y"].Values<double>().ToArray();
        y[17] = double.PositiveInfinity;
        History history = new Trainer<double>(model) { BatchSize = 10, Shuffled = false, Epochs = 3 }.Fit(data.With("y", y));
        Assert.StartsWith("The training loss became ∞ at epoch 1, step 2 (batch 2 of the epoch); the first block whose gradient is not finite is W1;", history.Message.Replace("Infinity", "∞", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("The model has the parameters that training began with.", history.Message, StringComparison.Ordinal);
        Assert.Equal(first, model.Parameters.ToArray());
    }

    [Fact]
    public void AStepThatLeavesTheRange_IsFoundAtTheEndOfTheEpoch()
    {
        var model = new ScriptedModel(3, 2, 1) { Slope = _ => -1e200 };
        History history = new Trainer<double>(model) { Optimizer = new Sgd(1e200), Epochs = 9 }.Fit(ScriptedModel.Data);
        Assert.StartsWith("The last step of epoch 1, step 1, made the parameters of w infinite or NaN.", history.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.Parameters[0]);
    }

    [Fact]
    public void AValidationLossThatIsNotFinite_EndsTraining()
    {
        var model = new ScriptedModel(3, 2, double.NaN, 1);
        History history = new Trainer<double>(model) { Optimizer = new Sgd(1), Epochs = 9 }.Fit(ScriptedModel.Data, ScriptedModel.Data);
        Assert.StartsWith("The validation loss became NaN at epoch 3, step 3, while all parameters are finite", history.Message, StringComparison.Ordinal);
        Assert.Equal((2.0, 2), (model.Parameters[0], history.Epochs.Length));
    }

    [Fact]
    public void GradientsThatVanishOrExplodeAreReportedOnce()
    {
        SmallNetwork model = TrainerTests.Initialized();
        model.Parameters[..8].Fill(1000);
        var observer = new Observer();
        History history = new Trainer<double>(model) { Optimizer = new Sgd(1e-3), BatchSize = 10, Epochs = 3, Progress = observer }.Fit(SmallNetwork.Data(50, 1));
        Assert.Equal(history.Warnings, observer.Warnings);
        TrainingWarning vanishing = Assert.Single(history.Warnings, warning => warning.Block == "W1");
        Assert.Equal((TrainingWarningKind.VanishingGradient, 1), (vanishing.Kind, vanishing.Epoch));
        Assert.StartsWith("The gradient of W1 vanishes: its root mean square in epoch 1 was", vanishing.Message, StringComparison.Ordinal);

        var growing = new ScriptedModel(1) { Slope = step => -Math.Pow(10, step) };
        TrainingWarning exploding = Assert.Single(new Trainer<double>(growing) { Epochs = 6 }.Fit(ScriptedModel.Data).Warnings);
        Assert.Equal((TrainingWarningKind.ExplodingGradient, 5), (exploding.Kind, exploding.Epoch));
    }

    [Fact]
    public void WhatIsMissingIsFoundBeforeTheFirstStep()
    {
        SmallNetwork model = TrainerTests.Initialized();
        double[] first = model.Parameters.ToArray();
        Dataset data = SmallNetwork.Data(10, 1);
        var trainer = new Trainer<double>(model);

        string Message(Dataset train, Dataset? validation) => Assert.ThrowsAny<Exception>(() => trainer.Fit(train, validation)).Message;
        Assert.StartsWith("There is no column 'y' in { x: double[10×2] }.", Message(new Dataset { ["x"] = data["x"] }, null), StringComparison.Ordinal);
        Assert.StartsWith("The column 'y' is int[10], but is read as double", Message(data.With("y", new int[10]), null), StringComparison.Ordinal);
        Assert.StartsWith("There is no column 'y' in the validation data { x: double[10×2] }; the training data have double[10].", Message(data, new Dataset { ["x"] = data["x"] }), StringComparison.Ordinal);
        Assert.StartsWith("Column 'y' is double[10] in the training data, and float[10] in the validation data.", Message(data, data.With("y", new float[10])), StringComparison.Ordinal);
        Assert.StartsWith("The dataset { } has no rows.", Message(new Dataset(), null).Replace("{  }", "{ }", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(first, model.Parameters.ToArray());
    }
}
