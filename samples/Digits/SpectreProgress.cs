using System.Globalization;
using AutoDiffGen.Training;
using Spectre.Console;

namespace Digits;

/// <summary>A bar over all steps with the epoch, the losses, the metrics and the time left; plain lines where the output is no terminal.</summary>
/// <param name="console">Where it is drawn.</param>
internal sealed class SpectreProgress(IAnsiConsole console) : ITrainingProgress
{
    private readonly ConsoleProgress? plain = console.Profile.Out.IsTerminal ? null : new ConsoleProgress(console.Profile.Out.Writer, every: 10);
    private TaskCompletionSource ended = new();
    private Thread? drawing;
    private ProgressTask? bar;

    public void OnStart(TrainingPlan plan)
    {
        if (plain is not null)
        {
            plain.OnStart(plan);
            return;
        }

        // A training that an exception ended has not taken its bar away.
        Stop();
        ended = new TaskCompletionSource();
        console.MarkupLine($"{plan.Parameters} parameters, {plan.TrainingRows} rows to learn from, {plan.ValidationRows} held back");
        using var ready = new ManualResetEventSlim();
        drawing = new Thread(() => console.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                bar = context.AddTask("epoch 1", maxValue: (double)plan.Epochs * plan.StepsPerEpoch);
                bar.Value = plan.FirstStep;
                ready.Set();
                ended.Task.Wait();
                bar.StopTask();
            }))
        {
            // An exception in training must not leave the program waiting for its bar.
            IsBackground = true,
        };
        drawing.Start();
        ready.Wait();
    }

    public void OnStep(in StepReport step)
    {
        if (bar is not null) bar.Value = step.Step;
    }

    public void OnEpoch(EpochReport epoch)
    {
        plain?.OnEpoch(epoch);
        if (bar is not null) bar.Description = Description(epoch).EscapeMarkup();
    }

    public void OnWarning(TrainingWarning warning)
    {
        plain?.OnWarning(warning);
        if (plain is null) console.MarkupLine($"[yellow]{warning.Message.EscapeMarkup()}[/]");
    }

    public void OnEnd(History history)
    {
        plain?.OnEnd(history);
        if (plain is not null) return;
        Stop();
        console.MarkupLine(history.Message.EscapeMarkup());
    }

    private void Stop()
    {
        ended.TrySetResult();
        drawing?.Join();
    }

    private static string Description(EpochReport epoch)
    {
        string metrics = string.Concat(epoch.Metrics.Select(metric => FormattableString.Invariant($"  {metric.Key} {metric.Value:F4}")));
        return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch}  loss {epoch.TrainingLoss:F4} / {epoch.ValidationLoss:F4}{metrics}  rate {epoch.LearningRate:G3}");
    }
}
