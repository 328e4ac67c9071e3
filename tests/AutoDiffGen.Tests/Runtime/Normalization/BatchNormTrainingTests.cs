using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Normalization;

/// <summary>A regression behind batch normalisation and dropout, from the trainer to the file: what it learns, and what it does afterwards with the running statistics.</summary>
public sealed class BatchNormTrainingTests : IDisposable
{
    private const int Rows = 64;

    private readonly string folder = Directory.CreateTempSubdirectory("AutoDiffGen.BatchNorm").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Inputs around 1000 and of deviation 50, which plain descent at any rate above 10⁻⁶ diverges on.</summary>
    /// <remarks>
    /// With x̂ⱼ = (xⱼ − μⱼ)/√(sⱼ² + ε), of mean 0, the prediction is Σwⱼ(γⱼx̂ⱼ + βⱼ) + b. The targets are linear in x, so in x̂, and the least loss is 0.
    /// There the Hessian is 2JᵀJ/n, where J has the columns wⱼx̂ⱼ for γⱼ, wⱼ for βⱼ, γⱼx̂ⱼ + βⱼ for wⱼ, and 1 for b; x̂ⱼ has mean square at most 1, so its largest
    /// eigenvalue is at most its trace, 2(Σ(2wⱼ² + γⱼ² + βⱼ²) + 1). Descent is stable at rates below 2 over the eigenvalue.
    /// The least loss is not at one point (wⱼγⱼ and Σwⱼβⱼ + b count), so the eigenvalues along it are 0 and no hindrance; of the others, those of γⱼ and wⱼ are
    /// 2(wⱼ² + γⱼ²) ≥ 4|wⱼγⱼ|, which is about 12 and 20 but for the correlation of the columns: at a rate of 0.01 a step leaves at most nine tenths of the error,
    /// and 0.81 of the loss.
    /// Afterwards the running mean is μ and the running variance s²·n/(n − 1), which shrinks x̂ by the factor k = √((n − 1)/n), up to ε: the prediction misses
    /// by (1 − k) of the target's distance from its mean, and the loss is (1 − k)² times the variance of the targets.
    /// </remarks>
    [Fact]
    public void UnscaledInputs_AreLearnt_AndTheRunningStatisticsMissByWhatTheyMust()
    {
        const double rate = 0.01;
        NormalizedRegression model = Initialized();
        Dataset data = Data();
        var trainer = new Trainer<double>(model) { Optimizer = new Sgd(rate), BatchSize = Rows, Epochs = 1000 };
        History history = trainer.Fit(data);
        Assert.InRange(history.Epochs[^1].TrainingLoss, 0, 1e-20);
        Assert.InRange(history.Epochs[149].TrainingLoss / history.Epochs[99].TrainingLoss, 0, Math.Pow(0.81, 50));

        double trace = 2;
        for (int i = 0; i < NormalizedRegression.Inputs; i++)
        {
            double w = model.Block("w")[i], scale = model.Block("norm.scale")[i], shift = model.Block("norm.shift")[i];
            trace += 2 * (2 * w * w + scale * scale + shift * shift);
        }

        Assert.InRange(rate, 0, 2 / trace);
        double[] targets = data["y"].Values<double>().ToArray();
        double mean = targets.Average(), variance = targets.Average(y => (y - mean) * (y - mean)), missing = 1 - Math.Sqrt((Rows - 1.0) / Rows);
        Assert.Equal(1, trainer.Evaluate(data).Loss / (missing * missing * variance), 1e-3);
    }

    [Fact]
    public void TheGradientIsThatOfTheLoss_WithTheSameDropout()
    {
        NormalizedRegression model = Initialized(rate: 0.3);
        Batch batch = Data().AsBatch();
        double[] start = model.Parameters.ToArray(), gradient = new double[model.Layout.Count];
        TrainingContext context = At(step: 7);
        double loss = model.LossGradient(batch, context, gradient);
        start.CopyTo(model.Parameters);
        Assert.Equal(loss, model.Loss(batch, At(step: 7)));
        Assert.NotEqual(loss, model.Loss(batch, At(step: 8)));
        GradientCheckResult check = GradientCheck.Run(LossAt, start, gradient);
        Assert.True(check.IsCorrect && check.IsConclusive, check.ToString());

        double LossAt(ReadOnlySpan<double> parameters)
        {
            parameters.CopyTo(model.Parameters);
            return model.Loss(batch, At(step: 7));
        }
    }

    [Fact]
    public void DropoutAndStatistics_AreTheSameOnAnyNumberOfThreads_AndAfterAResume()
    {
        double[] whole = Trained("whole", epochs: 6, threads: 1);
        Assert.Equal(whole, Trained("threads", epochs: 6, threads: 2));
        Trained("cut", epochs: 2, threads: 2);
        Assert.Equal(whole, Trained("cut", epochs: 6, threads: 1));
        Assert.NotEqual(whole, Trained("seed", epochs: 6, threads: 1, seed: 4));
        Assert.NotEqual(whole, Trained("rate", epochs: 6, threads: 1, rate: 0));
    }

    /// <summary>The running statistics are the last of the moving averages, (1 − m)·old + m·new, over the batches in the order of the data.</summary>
    [Fact]
    public void TheRunningMeanIsThatOfTheBatches_AndEvaluationLeavesIt()
    {
        NormalizedRegression model = Initialized();
        Dataset data = Data();
        var trainer = new Trainer<double>(model) { Optimizer = new Sgd(1e-3), BatchSize = 16, Epochs = 1, Shuffled = false };
        trainer.Fit(data, data);
        ReadOnlySpan<double> x = data["x"].Values<double>();
        double expected = 0;
        for (int batch = 0; batch < Rows / 16; batch++)
        {
            double sum = 0;
            for (int row = 16 * batch; row < 16 * (batch + 1); row++) sum += x[2 * row];
            expected = 0.9 * expected + 0.1 * sum / 16;
        }

        Assert.Equal(expected, model.Block("norm.mean")[0], 1e-11 * expected);
        double[] before = model.Parameters.ToArray();
        trainer.Evaluate(data);
        Assert.Equal(before, model.Parameters.ToArray());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("safetensors")]
    public void ASavedModel_PredictsWithTheStatisticsItHad(string ending)
    {
        NormalizedRegression model = Initialized(rate: 0.2), loaded = Initialized();
        Dataset data = Data();
        new Trainer<double>(model) { Optimizer = new Sgd(0.01), BatchSize = 16, Epochs = 5 }.Fit(data);
        Assert.NotEqual(loaded.Block("norm.variance").ToArray(), model.Block("norm.variance").ToArray());
        string path = Path.Combine(folder, "model." + ending);
        ModelFile.Save(path, model);
        ModelFile.Load(path, loaded);
        Assert.Equal(model.Parameters.ToArray(), loaded.Parameters.ToArray());

        // The loaded model has no dropout; neither has the trained one, now that it is used.
        Assert.Equal(new Trainer<double>(model).Evaluate(data), new Trainer<double>(loaded).Evaluate(data), static (one, other) => one!.Loss == other!.Loss);
    }

    [Fact]
    public void LearningOneBatchByHeart_LeavesTheRunningStatistics()
    {
        NormalizedRegression model = Initialized();
        double[] start = model.Parameters.ToArray();
        OverfitResult result = new OverfitOneBatch(1000, 1e-6).Run(new Sgd(0.01), model, Data());
        Assert.True(result.IsLearnt, result.ToString());
        Assert.Empty(result.Unmoved);
        Assert.Equal(start, model.Parameters.ToArray());
    }

    private static TrainingContext At(long step)
    {
        var context = new TrainingContext(seed: 5);
        context.BeginStep(step);
        return context;
    }

    private static NormalizedRegression Initialized(double rate = 0)
    {
        var model = new NormalizedRegression(rate);
        model.Initialize(2);
        return model;
    }

    private static Dataset Data()
    {
        var random = new Xoshiro256(1);
        double[] x = new double[2 * Rows], targets = new double[Rows];
        for (int i = 0; i < Rows; i++)
        {
            (x[2 * i], x[2 * i + 1]) = (1000 + random.NextNormal(), 50 * random.NextNormal());
            targets[i] = 3 * (x[2 * i] - 1000) - 0.1 * x[2 * i + 1] + 2;
        }

        return new Dataset { ["x"] = System.Numerics.Tensors.Tensor.Create(x, [Rows, 2]), ["y"] = targets };
    }

    private double[] Trained(string name, int epochs, int threads, int seed = 3, double rate = 0.2)
    {
        NormalizedRegression model = Initialized(rate);
        new Trainer<double>(model)
        {
            Optimizer = new Adam(0.01), BatchSize = 16, Epochs = epochs, Seed = seed, Parts = 2, Threads = threads,
            Checkpoints = new Checkpoints(Path.Combine(folder, name)) { Resume = true },
        }.Fit(Data());
        return model.Parameters.ToArray();
    }
}
