using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>One call of <see cref="Trainer{T}.Fit"/>: the loop. What an epoch ends with, and how training ends, are in the other files.</summary>
internal sealed partial class TrainingRun<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Trainer<T> trainer;
    private readonly IModel<T> model;
    private readonly ParameterLayout layout;
    private readonly Dataset train;
    private readonly Dataset? validation;
    private readonly BatchLoader loader;
    private readonly BatchGradient<T> gradients;
    private readonly Evaluator<T>? trainingData, validationData;
    private readonly IOptimizer<T> optimizer;
    private readonly GradientNorms<T> norms;
    private readonly BestEpoch<T> best;
    private readonly Plateau? plateau;
    private readonly T[] gradient;
    private readonly CancellationToken cancellationToken;
    private readonly long started;
    private TrainingState state;
    private double secondsBefore;
    private double lastNorm = double.NaN;

    public TrainingRun(Trainer<T> trainer, Dataset train, Dataset? validation, CancellationToken cancellationToken)
    {
        (this.trainer, model, layout, this.cancellationToken) = (trainer, trainer.Model, trainer.Model.Layout, cancellationToken);
        (this.train, this.validation) = (train, validation);
        loader = new BatchLoader(train, trainer.BatchSize, trainer.Shuffled ? trainer.Seed : null);
        gradients = new BatchGradient<T>(model, train, loader, trainer.Parts, trainer.Threads, trainer.Seed);
        trainingData = trainer.EvaluateTraining ? new(trainer, train) : null;
        validationData = validation is null ? null : new(trainer, validation);
        optimizer = trainer.Optimizer.Create<T>(layout);
        norms = new(layout);
        best = new(trainer.EarlyStopping, WatchedMetric?.LargerIsBetter ?? false, layout.Count);
        plateau = trainer.ReduceOnPlateau?.Create();
        gradient = new T[layout.Count];
        started = trainer.TimeProvider.GetTimestamp();
        model.Parameters.CopyTo(best.Parameters);
        state = new TrainingState
        {
            Settings = new(train.Count, loader.BatchSize, trainer.Seed, trainer.Shuffled, trainer.Parts),
            Sums = EpochSums.Empty(layout.Blocks.Length),
        };
        plan = new(layout.Count, train.Count, validation?.Count ?? 0, trainer.Epochs, loader.Count, 0);
    }

    private Metric? WatchedMetric => trainer.EarlyStopping?.Metric is { } name ? trainer.Metrics[name] : null;

    private TimeSpan Elapsed => trainer.TimeProvider.GetElapsedTime(started);

    public History Run()
    {
        Resume();
        trainer.Progress?.OnStart(plan with { FirstStep = state.Step });
        Ending ending;
        try
        {
            ending = Train();
        }
        catch
        {
            RestoreBest();
            throw;
        }

        return Finish(ending);
    }

    public void Dispose() => gradients.Dispose();

    private Ending Train()
    {
        while (state.Epoch <= trainer.Epochs)
        {
            if (best.ShouldStop) return new(StopReason.StoppedEarly, $"{NoImprovement}: stopped after epoch {state.Epoch - 1}.");
            _ = loader.Epoch(state.Epoch);
            while (state.Batch < loader.Count)
            {
                if ((Interruption() ?? TakeStep()) is { } ending) return ending;
                SaveAfterStep();
            }

            if (EndEpoch() is { } end) return end;
        }

        return new(StopReason.Completed, $"All {trainer.Epochs} epochs done.");
    }

    private Ending? Interruption()
    {
        if (cancellationToken.IsCancellationRequested) return new(StopReason.Cancelled, $"Cancelled at epoch {state.Epoch}, after step {state.Step}.");
        return Elapsed >= trainer.TimeLimit
            ? new(StopReason.OutOfTime, $"The time limit of {trainer.TimeLimit} was reached at epoch {state.Epoch}, after step {state.Step}.")
            : null;
    }

    private Ending? TakeStep()
    {
        double loss = gradients.Compute(state.Batch, state.Step, gradient);
        double penalty = trainer.Regularizer?.AddGradient<T>(model.Parameters, layout, gradient) ?? 0;
        norms.Measure(gradient);
        if (!double.IsFinite(loss + penalty) || !double.IsFinite(norms.Total)) return NotFinite(loss, penalty);
        if (state.Step == 0) state.FirstNorm = norms.Total;
        foreach (GradientTransform transform in trainer.GradientTransforms) transform.Apply<T>(gradient, layout);

        double rate = trainer.Optimizer.LearningRate * (plateau?.Factor ?? 1);
        if (trainer.Schedule is { } schedule) rate = schedule.Rate(state.Step, rate, (long)trainer.Epochs * loader.Count);
        optimizer.Step(model.Parameters, gradient, rate);
        foreach (ProximalStep step in trainer.ProximalSteps) step.Apply(model.Parameters, layout, rate);

        state.Sums.Add(loss, loader.RowsOf(state.Batch), penalty, lastNorm = norms.Total, norms.Blocks, rate);
        state.Step++;
        state.Batch++;
        trainer.Progress?.OnStep(new StepReport(state.Epoch, state.Step, loss, norms.Total, rate));
        return null;
    }
}
