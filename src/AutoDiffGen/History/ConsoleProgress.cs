using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>Writes a plain line for each epoch, and for whatever else is worth knowing; fit for terminals, files and logs.</summary>
/// <param name="output">Where to write; null for the console.</param>
/// <param name="every">A line is written for every so many epochs, and for the first and the last.</param>
public sealed class ConsoleProgress(TextWriter? output = null, int every = 1) : ITrainingProgress
{
    private readonly int every = (int)Option.Positive((long)every, nameof(every));
    private TrainingPlan? plan;
    private EpochReport? unwritten;
    private bool hasHeading;

    private TextWriter Output => output ?? Console.Out;

    /// <inheritdoc/>
    public void OnStart(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.plan = plan;
        (hasHeading, unwritten) = (false, null);
        Write($"{plan.Parameters} parameters, {plan.TrainingRows} rows to learn from, {plan.ValidationRows} held back; at most {plan.Epochs} epochs of {plan.StepsPerEpoch} steps");
        if (plan.FirstStep > 0) Write($"taken up after step {plan.FirstStep}");
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochReport epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        if (!hasHeading) Write($"{Heading(epoch)}");
        bool isDue = !hasHeading || epoch.Epoch % every == 0 || epoch.Epoch == plan?.Epochs;
        hasHeading = true;
        unwritten = isDue ? null : epoch;
        if (isDue) Write($"{Line(epoch)}");
    }

    /// <inheritdoc/>
    public void OnWarning(TrainingWarning warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        Write($"warning: {warning.Message}");
    }

    /// <inheritdoc/>
    public void OnEnd(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (unwritten is { } last) Write($"{Line(last)}");
        Write($"{history.Message}");
    }

    private static string Heading(EpochReport epoch) =>
        "epoch  training loss" + (epoch.ValidationLoss is null ? "" : "  validation loss") + string.Concat(epoch.Metrics.Keys.Select(name => "  " + name.PadLeft(8))) + "   rate     seconds";

    private static string Line(EpochReport epoch) => string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch,5}  {epoch.TrainingLoss,13:G6}")
        + (epoch.ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $"  {loss,15:G6}") : "")
        + string.Concat(epoch.Metrics.Select(metric => "  " + metric.Value.ToString("F4", CultureInfo.InvariantCulture).PadLeft(Math.Max(8, metric.Key.Length))))
        + string.Create(CultureInfo.InvariantCulture, $"  {epoch.LearningRate,8:G3}  {epoch.Seconds,8:F2}");

    private void Write(FormattableString text) => Output.WriteLine(FormattableString.Invariant(text));
}
