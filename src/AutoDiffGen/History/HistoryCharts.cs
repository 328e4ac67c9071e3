using System.Collections.Immutable;
using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>A history as charts.</summary>
internal static class HistoryCharts
{
    /// <summary>The learning curves: the loss, and each metric.</summary>
    public static IEnumerable<LineChart> Curves(History history, bool logScale)
    {
        EpochReport? best = history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch);
        yield return Chart("Loss", logScale,
            Series(history, "training, at the end of the epoch", epoch => epoch.TrainingLossAtEnd),
            Series(history, history.Epochs.Any(epoch => epoch.TrainingLossAtEnd is not null) ? "training, during the epoch" : "training", epoch => epoch.TrainingLoss),
            Series(history, "validation", epoch => epoch.ValidationLoss)) with { Marks = Mark(best, best?.ValidationLoss ?? best?.TrainingLossAtEnd ?? best?.TrainingLoss) };
        foreach (string name in HistoryTable.Names(history, epoch => epoch.Metrics).Union(HistoryTable.Names(history, epoch => epoch.TrainingMetrics)))
        {
            yield return Chart(name, false,
                Series(history, "training", epoch => Find(epoch.TrainingMetrics, name)),
                Series(history, "validation", epoch => Find(epoch.Metrics, name))) with { Marks = Mark(best, best is null ? null : Find(best.Metrics, name) ?? Find(best.TrainingMetrics, name)) };
        }
    }

    /// <summary>What the loss depends on: the norms of the gradient, and the learning rate.</summary>
    public static IEnumerable<LineChart> Causes(History history)
    {
        yield return Chart("Norm of the gradient of each block, mean over the epoch", true,
            [.. history.Blocks.Select((block, i) => Series(history, block, epoch => epoch.BlockGradientNorms[i]))]);
        yield return Chart("Learning rate", false, Series(history, "rate of the last step of the epoch", epoch => epoch.LearningRate));
    }

    private static LineChart Chart(string title, bool logScale, params ReadOnlySpan<ChartSeries> series)
    {
        var shown = ImmutableArray.CreateBuilder<ChartSeries>();
        foreach (ChartSeries one in series)
        {
            if (one.Points.Length > 0) shown.Add(one);
        }

        return new LineChart { Title = title, XLabel = "epoch", LogY = logScale, Series = shown.ToImmutable() };
    }

    private static ChartSeries Series(History history, string name, Func<EpochReport, double?> value) =>
        new(name, [.. history.Epochs.Where(epoch => value(epoch) is not null).Select(epoch => ((double)epoch.Epoch, value(epoch)!.Value))]);

    private static ImmutableArray<ChartMark> Mark(EpochReport? best, double? value) => best is null || value is not { } height ? []
        : [new ChartMark(best.Epoch, height, $"best: epoch {best.Epoch}, {height.ToString("G4", CultureInfo.InvariantCulture)}")];

    private static double? Find(IReadOnlyDictionary<string, double> metrics, string name) => metrics.TryGetValue(name, out double value) ? value : null;
}
