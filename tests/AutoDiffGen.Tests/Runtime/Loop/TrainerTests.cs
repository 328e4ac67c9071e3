using System.Text.Json;
using AutoDiffGen.Tests.Runtime.Reference;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Loop;

/// <summary>What a trainer computes: the same as a loop written out, as PyTorch, and on any number of threads.</summary>
public sealed class TrainerTests
{
    private static readonly JsonElement File = ReferenceFile.Read("reference_mlp_training.json");

    public static TheoryData<int, string, Optimizer, double> Runs => new()
    {
        { 67, "adam_torch_lr.05_l2.001", new Adam(0.05), 1e-3 },
        { 68, "sgd_momentum.9_lr.1_l2.001", new Sgd(0.1, 0.9), 1e-3 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Facts_67_and_68_TwoHundredStepsOverAllData(int fact, string name, Optimizer optimizer, double penalty)
    {
        JsonElement run = File.GetProperty("runs").GetProperty(name);
        var model = new SmallNetwork();
        new[] { "W1", "b1", "W2", "b2" }.SelectMany(block => File.GetProperty(block).Numbers()).ToArray().CopyTo(model.Parameters);
        var data = new Dataset
        {
            ["x"] = System.Numerics.Tensors.Tensor.Create(new double[] { 0, 0, 0, 1, 1, 0, 1, 1 }, [4, 2]),
            ["y"] = new double[] { 0, 1, 1, 0 },
        };
        History history = new Trainer<double>(model) { Optimizer = optimizer, Regularizer = Regularizer.L2(penalty), BatchSize = 4, Epochs = 200 }.Fit(data);
        double[] losses = run.GetProperty("losses").Numbers();
        double worst = history.Epochs.Zip(losses, (epoch, loss) => Math.Abs(epoch.TrainingLoss + epoch.Penalty - loss)).Max();
        Assert.True(worst <= 1e-14, $"F{fact}: the losses are up to {worst:G3} off");
        Close.Assert(run.GetProperty("final_params").Numbers(), model.Parameters, 1e-13);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1)]
    [InlineData(1000)]
    public void TheTrainerIsTheLoopWrittenOut(int batchSize)
    {
        Dataset data = SmallNetwork.Data(100, 1);
        SmallNetwork trained = Initialized(), looped = Initialized();
        Optimizer options = new AdamW(0.01, 0.1);
        Schedule schedule = new CosineDecay(warmupSteps: 5);
        new Trainer<double>(trained)
        {
            Optimizer = options, Schedule = schedule, BatchSize = batchSize, Epochs = 3, Seed = 7,
            Regularizer = Regularizer.L1(1e-3), GradientTransforms = [new ClipByGlobalNorm(0.5)], ProximalSteps = [new MaxNorm(2)],
        }.Fit(data);

        var batches = new BatchLoader(data, batchSize, seed: 7);
        var context = new TrainingContext(seed: 7);
        IOptimizer<double> optimizer = options.Create<double>(looped.Layout);
        double[] gradient = new double[looped.Layout.Count];
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            foreach (Batch batch in batches.Epoch(epoch))
            {
                context.BeginStep(optimizer.Steps);
                looped.LossGradient(batch, context, gradient);
                Regularizer.L1(1e-3).AddGradient<double>(looped.Parameters, looped.Layout, gradient);
                new ClipByGlobalNorm(0.5).Apply<double>(gradient, looped.Layout);
                double rate = schedule.Rate(optimizer.Steps, options.LearningRate, 3L * batches.Count);
                optimizer.Step(looped.Parameters, gradient, rate);
                new MaxNorm(2).Apply(looped.Parameters, looped.Layout, rate);
            }
        }

        Assert.Equal(looped.Parameters.ToArray(), trained.Parameters.ToArray());
    }

    [Fact]
    public void OneThreadAndEightGiveTheSameBits()
    {
        double[] Train(int threads, int parts)
        {
            SmallNetwork model = Initialized(noise: 0.1);
            new Trainer<double>(model) { BatchSize = 50, Epochs = 5, Seed = 3, Parts = parts, Threads = threads, Optimizer = new Adam(0.01) }.Fit(SmallNetwork.Data(230, 2));
            return model.Parameters.ToArray();
        }

        double[] one = Train(1, 8);
        Assert.Equal(one, Train(2, 8));
        Assert.Equal(one, Train(8, 8));
        Assert.NotEqual(one, Train(8, 7));
    }

    [Fact]
    public void PartsAddUpToTheWholeBatch()
    {
        double[] Train(int parts)
        {
            SmallNetwork model = Initialized();
            new Trainer<double>(model) { BatchSize = 7, Epochs = 3, Parts = parts, Threads = 3, Optimizer = new Sgd(0.1) }.Fit(SmallNetwork.Data(30, 2));
            return model.Parameters.ToArray();
        }

        Close.Assert(Train(1), Train(5), 1e-13);
    }

    [Fact]
    public void AnErrorInAThreadComesOutOfFit()
    {
        var model = new ScriptedModel(1) { Slope = step => step < 2 ? -1 : throw new TimeoutException("at step 2") };
        var error = Assert.Throws<TimeoutException>(() => new Trainer<double>(model) { Epochs = 9 }.Fit(ScriptedModel.Data));
        Assert.Equal("at step 2", error.Message);
    }

    [Fact]
    public void TheRateFollowsSchedulePlateauAndOptimizer()
    {
        History history = new Trainer<double>(new ScriptedModel(4))
        {
            Optimizer = new Sgd(1), Schedule = new PolynomialDecay(), ReduceOnPlateau = new(0.5, patience: 1), Epochs = 6,
        }.Fit(ScriptedModel.Data, ScriptedModel.Data);
        double[] expected = [.. Enumerable.Range(0, 6).Select(step => new PolynomialDecay().Rate(step, step < 3 ? 1 : step < 5 ? 0.5 : 0.25, 6))];
        Assert.Equal(expected, history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    public void AStepAllocatesNothing(int parts, int threads)
    {
        var meter = new MeteredModel(Initialized(noise: 0.1), []);
        long before = 0, after = -1;
        var observer = new Observer
        {
            Step = step =>
            {
                if (step.Step == 1100) before = GC.GetAllocatedBytesForCurrentThread();
                if (step.Step == 1900) after = GC.GetAllocatedBytesForCurrentThread();
            },
        };
        new Trainer<double>(meter)
        {
            BatchSize = 8, Epochs = 2, Parts = parts, Threads = threads, Progress = observer, Regularizer = Regularizer.L2(1e-4), Optimizer = new Adam(),
            Schedule = new CosineDecay(), GradientTransforms = [new ClipByGlobalNorm(1)], ProximalSteps = [new SoftThreshold(1e-6)],
        }.Fit(SmallNetwork.Data(8000, 4));
        Assert.Equal(0, after - before);
        Assert.Equal(threads, meter.All.Count);
        Assert.All(meter.All, model => Assert.Equal(0, model.Allocated));
        Assert.Equal(1000L * 2 * parts, meter.All.Sum(model => model.Calls));
    }

    internal static SmallNetwork Initialized(double noise = 0)
    {
        var model = new SmallNetwork(noise: noise);
        model.Initialize(1);
        return model;
    }
}
