using System.Text.Json;
using AutoDiffGen.Tests.Runtime.Optimization;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>Training that is interrupted and taken up again gives the same bits as training that is not.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("AutoDiffGen.Resume").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(CheckpointFormat.Json)]
    [InlineData(CheckpointFormat.Safetensors)]
    public void SevenEpochsAndThirteen_AreTwenty(CheckpointFormat format)
    {
        Run whole = Train("whole", format, 20);
        Train("cut", format, 7);
        AssertSame(whole, Train("cut", format, 20));
    }

    [Theory]
    [InlineData(CheckpointFormat.Json, 31)]
    [InlineData(CheckpointFormat.Safetensors, 31)]
    [InlineData(CheckpointFormat.Json, 1)]
    [InlineData(CheckpointFormat.Json, 40)]
    public void ACutInAnEpoch_ChangesNothing(CheckpointFormat format, int step)
    {
        Run whole = Train("whole", format, 12);
        Assert.Equal(StopReason.Cancelled, Train("cut", format, 12, cancelAt: step).History.Reason);
        AssertSame(whole, Train("cut", format, 12));
    }

    [Fact]
    public void EveryCheckpointOfATrainingLeadsToTheSameEnd()
    {
        Run whole = Train("whole", CheckpointFormat.Json, 5, everySteps: 3, keep: 100);
        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "whole")).Order(StringComparer.Ordinal)];
        Assert.Equal(5 + 12, files.Length);
        foreach (string file in files)
        {
            string name = "from" + Path.GetFileNameWithoutExtension(file);
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.Copy(file, Path.Combine(folder, name, Path.GetFileName(file)));
            AssertSame(whole, Train(name, CheckpointFormat.Json, 5));
        }
    }

    [Fact]
    public void TheNewestAreKept()
    {
        Train("kept", CheckpointFormat.Json, 6, keep: 2);
        Assert.Equal(["step-000000000040.json", "step-000000000048.json"], Directory.GetFiles(Path.Combine(folder, "kept")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>An epoch has 8 batches: steps to save after can be the last ones of epochs.</summary>
    [Theory]
    [InlineData(8, 1000, new[] { 8, 16, 24, 32, 40 })]
    [InlineData(16, 1000, new[] { 16, 32, 40 })]
    [InlineData(12, 1000, new[] { 12, 24, 36, 40 })]
    [InlineData(1000, 2, new[] { 16, 32, 40 })]
    public void StepsToSaveAfter_CanBeTheLastOfEpochs(int everySteps, int everyEpochs, int[] steps)
    {
        Run whole = Train("whole", CheckpointFormat.Json, 5), run = Train("some", CheckpointFormat.Json, 5, everySteps: everySteps, keep: 100, everyEpochs: everyEpochs);
        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "some")).Order(StringComparer.Ordinal)];
        Assert.Equal(steps.Select(step => $"step-{step:D12}.json"), files.Select(Path.GetFileName));
        AssertSame(whole, run);

        // The first of them, taken up again, leads to the same end.
        foreach (string file in files[1..]) File.Delete(file);
        AssertSame(whole, Train("some", CheckpointFormat.Json, 5));
    }

    [Fact]
    public void AnotherTrainingIsRefused()
    {
        Train("one", CheckpointFormat.Json, 2);
        var checkpoints = new Checkpoints(Path.Combine(folder, "one"));
        Dataset data = SmallNetwork.Data(75, 1);
        SmallNetwork model = TrainerTests.Initialized();
        double[] first = model.Parameters.ToArray();

        string Message(Trainer<double> trainer, Dataset rows) => Assert.ThrowsAny<Exception>(() => trainer.Fit(rows)).Message;
        Assert.Contains("There is a checkpoint already", Message(new(model) { Checkpoints = checkpoints }, data), StringComparison.Ordinal);
        checkpoints = checkpoints with { Resume = true };
        Assert.Contains("BatchSize = 10, Seed = 5", Message(new(model) { Checkpoints = checkpoints, BatchSize = 11, Seed = 5 }, data), StringComparison.Ordinal);
        Assert.Contains("state of", Message(new(model) { Checkpoints = checkpoints, BatchSize = 10, Seed = 5, Parts = 2, Optimizer = new Sgd(0.1, 0.9) }, data).Replace("The state is that of", "state of", StringComparison.Ordinal), StringComparison.Ordinal);
        var other = new SmallNetwork(hidden: 5);
        Assert.Contains("tensor 'W1' is F64[2×4]; in the model it is F64[2×5]", Message(new(other) { Checkpoints = checkpoints, BatchSize = 10, Seed = 5, Parts = 2, Optimizer = new Adam(0.01) }, data), StringComparison.Ordinal);
        Assert.Equal(first, model.Parameters.ToArray());
    }

    public static TheoryData<Optimizer, string> OtherOptions => new()
    {
        { new Adam(0.02), "LearningRate of Adam is 0.01 in the checkpoint, and 0.02 here" },
        { new Adam(0.01, beta2: 0.99), "Beta2 of Adam is 0.999 in the checkpoint, and 0.99 here" },
        { new Adam(0.01) { WeightDecay = 0.1 }, "WeightDecay of Adam is 0 in the checkpoint, and 0.1 here" },
        { new AdamW(0.01, 0), "DecoupledDecay of AdamW is false in the checkpoint, and true here" },
        { new Adam(0.01) { EpsilonBeforeCorrection = true }, "EpsilonBeforeCorrection of Adam is false in the checkpoint, and true here" },
    };

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public void AnotherOptionOfTheOptimizerIsNamed_AndNothingChanges(Optimizer optimizer, string expected)
    {
        Train("options", CheckpointFormat.Json, 2);
        SmallNetwork model = TrainerTests.Initialized();
        double[] first = model.Parameters.ToArray();
        var checkpoints = new Checkpoints(Path.Combine(folder, "options")) { Resume = true };
        var trainer = new Trainer<double>(model) { Checkpoints = checkpoints, BatchSize = 10, Seed = 5, Parts = 2, Optimizer = optimizer };
        string message = Assert.Throws<InvalidDataException>(() => trainer.Fit(SmallNetwork.Data(75, 1))).Message;
        Assert.StartsWith($"{checkpoints.Latest()}: text 'training.options': {expected}", message, StringComparison.Ordinal);
        Assert.Equal(first, model.Parameters.ToArray());
    }

    /// <summary>Checkpoints had no options of the optimizer at first, and then nothing of what is around it.</summary>
    [Theory]
    [InlineData(CheckpointFormat.Json)]
    [InlineData(CheckpointFormat.Safetensors)]
    public void CheckpointsWithoutOptionsAreTakenUpToo(CheckpointFormat format)
    {
        Run whole = Train("whole", format, 6);
        Train("old", format, 3);
        string path = new Checkpoints(Path.Combine(folder, "old")).Latest()!;
        TensorFile file = TensorFile.Read(path, static file => file);
        Assert.True(file.Texts.Remove("training.options"));
        Assert.True(file.Texts.Remove("training.setup"));
        file.Save(path);
        AssertSame(whole, Train("old", format, 6));
    }

    public static TheoryData<Optimizer> Optimizers => AllOptimizers.Data;

    /// <summary>Of every kind of optimizer all options are there, by name, in every culture.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AllOptionsOfAnOptimizerAreWritten(Optimizer optimizer)
    {
        using JsonDocument written = JsonDocument.Parse(OptimizerOptions.Text(optimizer));
        Assert.Equal(
            optimizer.GetType().GetProperties().Where(static option => option.SetMethod is { IsPublic: true }).ToDictionary(static option => option.Name, option => option.GetValue(optimizer)),
            written.RootElement.EnumerateObject().ToDictionary(static option => option.Name, static option => (object?)(option.Value.ValueKind switch
            {
                JsonValueKind.Number => option.Value.GetDouble(),
                JsonValueKind.Null => null,
                _ => option.Value.GetBoolean(),
            })));
        OptimizerOptions.Check(OptimizerOptions.Text(optimizer), optimizer, "x");
    }

    [Fact]
    public void ACheckpointIsAModelFileToo()
    {
        Run run = Train("model", CheckpointFormat.Safetensors, 2);
        var model = new SmallNetwork();
        ModelFile.Load(new Checkpoints(Path.Combine(folder, "model")).Latest()!, model);
        Assert.Equal(run.Parameters, model.Parameters.ToArray());
    }

    private static void AssertSame(Run expected, Run actual)
    {
        Assert.Equal(expected.Parameters, actual.Parameters);
        Assert.Equal(expected.Checkpoint, actual.Checkpoint);
        Assert.Equal((expected.History.Reason, expected.History.Message), (actual.History.Reason, actual.History.Message));
        Assert.Equal(expected.History.Epochs.Select(epoch => epoch.TrainingLoss), actual.History.Epochs.Select(epoch => epoch.TrainingLoss));
    }

    private Run Train(string name, CheckpointFormat format, int epochs, int? cancelAt = null, int? everySteps = null, int keep = 3, int everyEpochs = 1)
    {
        using var source = new CancellationTokenSource();
        SmallNetwork model = TrainerTests.Initialized(noise: 0.1);
        var checkpoints = new Checkpoints(Path.Combine(folder, name)) { Format = format, Resume = true, EverySteps = everySteps, EveryEpochs = everyEpochs, Keep = keep };
        History history = new Trainer<double>(model)
        {
            Optimizer = new Adam(0.01), BatchSize = 10, Epochs = epochs, Seed = 5, Parts = 2, Threads = 2, TimeProvider = new StoppedClock(),
            ReduceOnPlateau = new(0.5, patience: 1), EarlyStopping = new(50) { RestoresBest = false }, Checkpoints = checkpoints,
            Progress = new Observer { Step = step => { if (step.Step == cancelAt) source.Cancel(); } },
        }.Fit(SmallNetwork.Data(75, 1), SmallNetwork.Data(40, 2), source.Token);
        return new(history, model.Parameters.ToArray(), File.ReadAllBytes(checkpoints.Latest()!));
    }

    private sealed record Run(History History, double[] Parameters, byte[] Checkpoint);
}
