using System.Reflection;
using System.Text.Json;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>Training is taken up again only with the schedule, the penalty, the transforms and the early stopping that it began with.</summary>
public sealed class ResumeSetupTests : IDisposable
{
    private static readonly TrainingSetup Usual = new(
        new CosineDecay(10, 90), new ReduceOnPlateau(0.5, patience: 1), Regularizer.L2(0.001), [new ClipByValue(5), new ClipByGlobalNorm(1)], [new SoftThreshold(0.001)],
        WatchedEpochs.Of(null));

    private readonly string folder = Directory.CreateTempSubdirectory("AutoDiffGen.ResumeSetup").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static readonly Dictionary<string, TrainingSetup> Others = new()
    {
        ["Schedule is CosineDecay in the checkpoint, and none here"] = Usual with { Schedule = null },
        ["Schedule is CosineDecay in the checkpoint, and StepDecay here"] = Usual with { Schedule = new StepDecay(10) },
        ["Schedule.WarmupSteps is 10 in the checkpoint, and 20 here"] = Usual with { Schedule = new CosineDecay(20, 90) },
        ["Schedule.DecaySteps is 90 in the checkpoint, and none here"] = Usual with { Schedule = new CosineDecay(10) },
        ["ReduceOnPlateau is given in the checkpoint, and none here"] = Usual with { ReduceOnPlateau = null },
        ["ReduceOnPlateau.Patience is 1 in the checkpoint, and 2 here"] = Usual with { ReduceOnPlateau = new(0.5, patience: 2) },
        ["Regularizer.L2Strength is 0.001 in the checkpoint, and 0.01 here"] = Usual with { Regularizer = Regularizer.L2(0.01) },
        ["Regularizer.Blocks is [] in the checkpoint, and [\"W1\"] here"] = Usual with { Regularizer = Regularizer.L2(0.001) with { Blocks = ["W1"] } },
        ["Regularizer is ElasticNetPenalty in the checkpoint, and SumOfPenalties here"] = Usual with { Regularizer = Regularizer.L2(0.001).Plus(Regularizer.MaxNorm(1, 3)) },
        ["GradientTransforms is [ClipByValue, ClipByGlobalNorm] in the checkpoint, and [ClipByValue] here"] = Usual with { GradientTransforms = [new ClipByValue(5)] },
        ["GradientTransforms[0] is ClipByValue in the checkpoint, and ClipByGlobalNorm here"] = Usual with { GradientTransforms = [new ClipByGlobalNorm(1), new ClipByValue(5)] },
        ["GradientTransforms[1].Bound is 1 in the checkpoint, and 2 here"] = Usual with { GradientTransforms = [new ClipByValue(5), new ClipByGlobalNorm(2)] },
        ["EarlyStopping.MinDelta is 0 in the checkpoint, and 0.1 here"] = Usual with { EarlyStopping = new(0.1, null, 1, null) },
        ["EarlyStopping.Baseline is none in the checkpoint, and 0.5 here"] = Usual with { EarlyStopping = new(0, 0.5, 1, null) },
        ["EarlyStopping.StartEpoch is 1 in the checkpoint, and 2 here"] = Usual with { EarlyStopping = new(0, null, 2, null) },
        ["EarlyStopping.Metric is none in the checkpoint, and \"error\" here"] = Usual with { EarlyStopping = new(0, null, 1, "error") },
        ["ProximalSteps is [SoftThreshold] in the checkpoint, and [] here"] = Usual with { ProximalSteps = [] },
    };

    public static TheoryData<string> Differences => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(Differences))]
    public void WhatDiffersIsNamed_AndNothingChanges(string expected)
    {
        Fit(Usual, 2);
        SmallNetwork model = TrainerTests.Initialized();
        double[] first = model.Parameters.ToArray();
        string message = Assert.Throws<InvalidDataException>(() => Fit(Others[expected], 3, model)).Message;
        Assert.StartsWith($"{Kept.Latest()}: text 'training.setup': {expected}; resume with", message, StringComparison.Ordinal);
        Assert.Equal(first, model.Parameters.ToArray());
    }

    [Fact]
    public void TheSameIsTakenUp()
    {
        Fit(Usual, 2);
        Assert.Equal(3, Fit(Usual, 3).Epochs.Length);
    }

    /// <summary>What was the best loss on other data is no bound for this one.</summary>
    [Fact]
    public void OtherValidationData_AreNamed()
    {
        Fit(Usual, 2, validates: false);
        string message = Assert.Throws<InvalidDataException>(() => Fit(Usual, 3)).Message;
        Assert.Contains("EarlyStopping.ValidationRows is 0 in the checkpoint, and 20 here", message, StringComparison.Ordinal);
    }

    /// <summary>When training is to end may change.</summary>
    [Fact]
    public void MorePatienceTrainsOn()
    {
        TrainingSetup settled = Usual with { EarlyStopping = new(1e9, null, 1, null) };
        History stopped = Fit(settled, 20, patience: 2);
        Assert.Equal((StopReason.StoppedEarly, 3), (stopped.Reason, stopped.Epochs.Length));
        Assert.Equal(5, Fit(settled, 20, patience: 4).Epochs.Length);
    }

    public static TheoryData<Schedule, Schedule> Schedules => new()
    {
        { new ConstantRate(0.5), new ConstantRate(0.25) },
        { new CosineRestarts(5), new CosineRestarts(5, 2) },
        { new ExponentialDecay(0.9), new ExponentialDecay(0.9) { Floor = 0.1 } },
        { new InverseTimeDecay(0.5), new InverseTimeDecay(0.5, 2) },
        { new OneCycle(30), new OneCycle(30) { Linear = true } },
        { new PiecewiseRate([3, 6], [1, 0.5, 0.25]), new PiecewiseRate([3, 6], [1, 0.5, 0.2]) },
        { new PolynomialDecay(30), new PolynomialDecay(30, power: 2) },
        { new TriangularCycle(2, 4), new TriangularCycle(2, 4) { Halving = true } },
        { new Warmup(3, new StepDecay(5)), new Warmup(3, new StepDecay(6)) },
        { new ConstantRate().Then(4, new CosineDecay()), new ConstantRate().Then(5, new CosineDecay()) },
        { new StepDecay(3).Times(new ConstantRate(2)), new StepDecay(3).Times(new ConstantRate(3)) },
    };

    /// <summary>What schedules hold in each other, and in lists, is compared too.</summary>
    [Theory]
    [MemberData(nameof(Schedules))]
    public void EverySchedulesOptionsAreCompared(Schedule schedule, Schedule other)
    {
        TrainingSetup setup = Usual with { Schedule = schedule };
        setup.Check(setup.Write(), "x");
        string message = Assert.Throws<InvalidDataException>(() => (Usual with { Schedule = other }).Check(setup.Write(), "x")).Message;
        Assert.StartsWith("text 'x': Schedule.", message, StringComparison.Ordinal);
    }

    /// <summary>A kind that its base does not list could not be written.</summary>
    [Theory]
    [InlineData(typeof(Schedule))]
    [InlineData(typeof(Regularizer))]
    [InlineData(typeof(GradientTransform))]
    [InlineData(typeof(ProximalStep))]
    public void EveryKindIsListed(Type whole)
    {
        var listed = whole.GetCustomAttributes<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().ToDictionary(static a => (string)a.TypeDiscriminator!, static a => a.DerivedType);
        Assert.Equal(whole.Assembly.GetTypes().Where(type => type.IsSubclassOf(whole)).OrderBy(static type => type.Name), listed.Values.OrderBy(static type => type.Name));
        Assert.All(listed, static pair => Assert.Equal(pair.Value.Name, pair.Key));
    }

    /// <summary>The numbers are the same in every culture, infinite ones included.</summary>
    [Fact]
    public void InfiniteBoundsAreWritten()
    {
        TrainingSetup setup = Usual with { ProximalSteps = [Box.NonNegative] };
        using JsonDocument written = JsonDocument.Parse(setup.Write());
        JsonElement box = written.RootElement.GetProperty("ProximalSteps")[0];
        Assert.Equal(("Box", "Infinity"), (box.GetProperty("Kind").GetString(), box.GetProperty("Upper").GetString()));
    }

    [Theory]
    [InlineData("{\"Schedule\":")]
    [InlineData("[]")]
    [InlineData("{\"Momentum\":1}")]
    public void DamagedTextIsNamed(string text) =>
        Assert.StartsWith("text 'x'", Assert.Throws<InvalidDataException>(() => Usual.Check(text, "x")).Message, StringComparison.Ordinal);

    private Checkpoints Kept => new(folder) { Resume = true };

    private History Fit(TrainingSetup setup, int epochs, SmallNetwork? model = null, int patience = 50, bool validates = true) => new Trainer<double>(model ?? TrainerTests.Initialized())
    {
        Optimizer = new Adam(0.01), BatchSize = 10, Epochs = epochs, Seed = 5, Checkpoints = Kept,
        Schedule = setup.Schedule, ReduceOnPlateau = setup.ReduceOnPlateau, Regularizer = setup.Regularizer,
        GradientTransforms = setup.GradientTransforms, ProximalSteps = setup.ProximalSteps, Metrics = { ["error"] = Metric.Mean(_ => 0, largerIsBetter: false) },
        EarlyStopping = new(patience)
        {
            MinDelta = setup.EarlyStopping.MinDelta, Baseline = setup.EarlyStopping.Baseline, StartEpoch = setup.EarlyStopping.StartEpoch, Metric = setup.EarlyStopping.Metric,
        },
    }.Fit(SmallNetwork.Data(75, 1), validates ? SmallNetwork.Data(20, 2) : null);
}
