using System.Globalization;
using System.Text;

namespace AutoDiffGen.Training;

/// <summary>A history as a page for browser and print, complete in itself.</summary>
internal static class HistoryPage
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; color: #222; background: #fff; max-width: 800px; margin: 2em auto; padding: 0 1em; }
        h1 { font-size: 1.6em; margin-bottom: 0.2em; }
        svg { max-width: 100%; height: auto; display: block; margin: 0.5em 0; break-inside: avoid; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9em, 1fr)); gap: 0.8em; margin: 1em 0; }
        dt { color: #666; font-size: 0.85em; }
        dd { margin: 0; font-size: 1.25em; font-weight: 600; }
        .warning { border-left: 4px solid #d9601a; padding: 0.2em 0.8em; background: #fdf4ec; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; font-size: 0.85em; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: 0.2em 0.7em; border-bottom: 1px solid #e3e3e3; white-space: nowrap; }
        tr.best td { font-weight: 600; background: #eef5fb; }
        @media print { body { margin: 0; max-width: none; } summary { display: none; } }
        """;

    public static string Write(History history, string title, bool logScale)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .Append(Markup.Encode(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<h1>")
            .Append(Markup.Encode(title)).Append("</h1>\n<p>").Append(Markup.Encode(history.Message)).Append("</p>\n");
        Summary(html, history);
        foreach (TrainingWarning warning in history.Warnings) html.Append("<p class=\"warning\">").Append(Markup.Encode(warning.Message)).Append("</p>\n");
        if (history.Epochs.Length > 0)
        {
            foreach (LineChart chart in HistoryCharts.Curves(history, logScale)) html.Append(chart.ToSvg());
            foreach (LineChart chart in HistoryCharts.Causes(history)) html.Append((chart with { Height = 280 }).ToSvg());
            Table(html, history);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Summary(StringBuilder html, History history)
    {
        EpochReport? best = history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch);
        html.Append("<dl>");
        Item("epochs", history.Epochs.Length.ToString(CultureInfo.InvariantCulture));
        Item("steps", history.Steps.ToString(CultureInfo.InvariantCulture));
        Item("time", $"{Number(history.Seconds)} s");
        if (best is not null)
        {
            Item("best epoch", best.Epoch.ToString(CultureInfo.InvariantCulture));
            Item(best.ValidationLoss is null ? "its training loss" : "its validation loss", Number(best.ValidationLoss ?? best.TrainingLossAtEnd ?? best.TrainingLoss));
            foreach ((string name, double value) in best.Metrics) Item("its " + name, Number(value));
        }

        html.Append("</dl>\n");

        void Item(string name, string value) => html.Append("<div><dt>").Append(Markup.Encode(name)).Append("</dt><dd>").Append(Markup.Encode(value)).Append("</dd></div>");
    }

    private static void Table(StringBuilder html, History history)
    {
        string[] metrics = HistoryTable.Names(history, epoch => epoch.Metrics);
        html.Append("<details class=\"table\"><summary>All epochs</summary>\n<table>\n<tr>");
        foreach (string heading in (string[])["epoch", "training loss", "validation loss", .. metrics, "learning rate", "gradient norm", "seconds"])
        {
            html.Append("<th>").Append(Markup.Encode(heading)).Append("</th>");
        }

        html.Append("</tr>\n");
        foreach (EpochReport epoch in history.Epochs)
        {
            html.Append(epoch.Epoch == history.BestEpoch ? "<tr class=\"best\">" : "<tr>").Append(CultureInfo.InvariantCulture, $"<td>{epoch.Epoch}</td>");
            IEnumerable<double?> numbers = [epoch.TrainingLoss, epoch.ValidationLoss, .. metrics.Select(name => epoch.Metrics.TryGetValue(name, out double value) ? value : (double?)null), epoch.LearningRate, epoch.GradientNorm, epoch.Seconds];
            foreach (double? number in numbers) html.Append("<td>").Append(number is { } shown ? Number(shown) : "").Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</table>\n</details>\n");
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
