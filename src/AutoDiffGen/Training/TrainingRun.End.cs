namespace AutoDiffGen.Training;

/// <content>How training ends.</content>
internal sealed partial class TrainingRun<T>
{
    private const string Advice = ". Lower the learning rate, clip the gradient, or look for infinite numbers and logarithms of zero in the data and the loss.";

    private readonly TrainingPlan plan;

    private string NoImprovement => best.State.Epoch > 0 ? $"No improvement since epoch {best.State.Epoch}"
        : $"{(trainer.EarlyStopping?.Metric is { } metric ? $"The metric '{metric}'" : "The loss")}, which early stopping watches, was infinite or NaN at every epoch that counts";

    private Ending NotFinite(double loss, double penalty)
    {
        string what = !double.IsFinite(loss) ? FormattableString.Invariant($"The training loss became {loss}")
            : !double.IsFinite(penalty) ? FormattableString.Invariant($"The penalty became {penalty}")
            : "The gradient became infinite or NaN";
        string where = $" at epoch {state.Epoch}, step {state.Step + 1} (batch {state.Batch + 1} of the epoch)";
        string which = norms.FirstNotFinite(model.Parameters) is { } parameters ? $"; the first block of parameters that is not finite is {parameters}"
            : norms.FirstNotFinite(gradient) is { } block ? $"; the first block whose gradient is not finite is {block}"
            : "; the gradient is finite";
        string before = double.IsNaN(lastNorm) ? "" : FormattableString.Invariant($"; the norm of the gradient of the step before was {lastNorm:G2}");
        return new(StopReason.NotFinite, what + where + which + before + InData(train) + Advice);
    }

    private static string InData(Dataset data) => FiniteNumbers.FirstMissing(data) is { } found ? "; " + found : "";

    private History Finish(Ending ending)
    {
        state.Seconds = secondsBefore + Elapsed.TotalSeconds;
        if (ending.Reason != StopReason.NotFinite) SaveAtEnd();
        int? epoch = state.Batch == 0 && ending.Reason != StopReason.NotFinite ? state.Epoch - 1 : null;
        if (ending.Reason == StopReason.NotFinite)
        {
            best.Parameters.CopyTo(model.Parameters);
            epoch = best.State.Epoch;
        }
        else if (RestoreBest())
        {
            epoch = best.State.Epoch;
        }

        var history = new History
        {
            Epochs = [.. state.Epochs],
            Reason = ending.Reason,
            Message = $"{ending.Message} {Place(epoch)}",
            BestEpoch = best.State.Epoch,
            ParametersOfEpoch = epoch,
            Steps = state.Step,
            Seconds = state.Seconds,
            Blocks = [.. layout.Blocks.Select(block => block.Name)],
            Warnings = [.. state.Warnings],
        };
        trainer.Progress?.OnEnd(history);
        return history;
    }

    private string Place(int? epoch) => epoch switch
    {
        null => $"The model has the parameters after step {state.Step}.",
        0 => "The model has the parameters that training began with.",
        _ => $"The model has the parameters of epoch {epoch}.",
    };

    /// <summary>Gives the model its best parameters, where early stopping asks for them and there has been an epoch.</summary>
    private bool RestoreBest()
    {
        if (trainer.EarlyStopping is not { RestoresBest: true } || best.State.Epoch == 0) return false;
        best.Parameters.CopyTo(model.Parameters);
        return true;
    }
}
