using System.Globalization;
using System.Text;

namespace AutoDiffGen.Training;

/// <summary>A history as comma-separated values.</summary>
internal static class HistoryTable
{
    public static string Write(History history)
    {
        string[] metrics = Names(history, epoch => epoch.Metrics), trainingMetrics = Names(history, epoch => epoch.TrainingMetrics);
        var text = new StringBuilder();
        Line(text,
        [
            "epoch", "steps", "training loss", "training loss at end", "validation loss", "penalty", .. metrics, .. trainingMetrics.Select(name => "training " + name),
            "learning rate", "seconds", "gradient norm", "largest gradient norm", .. history.Blocks.Select(block => "norm " + block),
        ]);
        foreach (EpochReport epoch in history.Epochs)
        {
            Line(text,
            [
                epoch.Epoch.ToString(CultureInfo.InvariantCulture), epoch.Steps.ToString(CultureInfo.InvariantCulture),
                Number(epoch.TrainingLoss), Number(epoch.TrainingLossAtEnd), Number(epoch.ValidationLoss), Number(epoch.Penalty),
                .. metrics.Select(name => Number(Find(epoch.Metrics, name))), .. trainingMetrics.Select(name => Number(Find(epoch.TrainingMetrics, name))),
                Number(epoch.LearningRate), Number(epoch.Seconds), Number(epoch.GradientNorm), Number(epoch.LargestGradientNorm),
                .. epoch.BlockGradientNorms.Select(norm => Number(norm)),
            ]);
        }

        return text.ToString();
    }

    /// <summary>The names of the metrics of all epochs.</summary>
    public static string[] Names(History history, Func<EpochReport, IReadOnlyDictionary<string, double>> metrics) =>
        [.. history.Epochs.SelectMany(epoch => metrics(epoch).Keys).Distinct(StringComparer.Ordinal)];

    private static double? Find(IReadOnlyDictionary<string, double> metrics, string name) => metrics.TryGetValue(name, out double value) ? value : null;

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append('\n');

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
