namespace AutoDiffGen.Training;

/// <content>What is done at the end of an epoch.</content>
internal sealed partial class TrainingRun<T>
{
    private Ending? EndEpoch()
    {
        if (norms.FirstNotFinite(model.Parameters) is { } block)
        {
            return new(StopReason.NotFinite, $"The last step of epoch {state.Epoch}, step {state.Step}, made the parameters of {block} infinite or NaN{Advice}");
        }

        EpochReport report;
        try
        {
            report = Report();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(StopReason.Cancelled, $"Cancelled while epoch {state.Epoch} was evaluated, after step {state.Step}.");
        }

        if (!double.IsFinite(report.ValidationLoss ?? 0))
        {
            return new(StopReason.NotFinite, FormattableString.Invariant(
                $"The validation loss became {report.ValidationLoss} at epoch {state.Epoch}, step {state.Step}, while all parameters are finite{InData(validation!)}{Advice}"));
        }

        Take(report);
        return null;
    }

    private EpochReport Report()
    {
        EpochSums sums = state.Sums;
        Evaluation? onTraining = trainingData?.Evaluate(cancellationToken), onValidation = validationData?.Evaluate(cancellationToken);
        var report = new EpochReport
        {
            Epoch = state.Epoch,
            Steps = state.Step,
            TrainingLoss = sums.Loss / sums.Rows,
            Penalty = sums.Penalty / sums.Steps,
            TrainingLossAtEnd = onTraining?.Loss,
            ValidationLoss = onValidation?.Loss,
            LearningRate = sums.LearningRate,
            Seconds = secondsBefore + Elapsed.TotalSeconds,
            GradientNorm = sums.Norm / sums.Steps,
            LargestGradientNorm = sums.LargestNorm,
            BlockGradientNorms = [.. sums.BlockNorms.Select(norm => norm / sums.Steps)],
        };
        if (onTraining is not null) report = report with { TrainingMetrics = onTraining.Metrics };
        return onValidation is null ? report : report with { Metrics = onValidation.Metrics };
    }

    private void Take(EpochReport report)
    {
        double loss = report.ValidationLoss ?? report.TrainingLossAtEnd ?? report.TrainingLoss;
        best.Observe(state.Epoch, trainer.EarlyStopping?.Metric is { } metric ? report.Metrics[metric] : loss, model.Parameters);
        plateau?.Observe(loss);
        state.Epochs.Add(report);
        trainer.Progress?.OnEpoch(report);
        foreach (TrainingWarning warning in GradientWarnings.Find(layout, state.Sums, state.Epoch, state.FirstNorm, [.. state.Warnings]))
        {
            state.Warnings.Add(warning);
            trainer.Progress?.OnWarning(warning);
        }

        state.Epoch++;
        state.Batch = 0;
        state.Sums = EpochSums.Empty(layout.Blocks.Length);
        SaveAfterEpoch();
    }
}
