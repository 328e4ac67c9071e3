using System.Collections.Immutable;
using System.Text.Json;

namespace AutoDiffGen.Training;

/// <summary>How training went: what it ended with and why, epoch by epoch.</summary>
public sealed class History
{
    /// <summary>The epochs that were completed, those before a resumption included.</summary>
    public required ImmutableArray<EpochReport> Epochs { get; init; }

    /// <summary>Why training ended.</summary>
    public required StopReason Reason { get; init; }

    /// <summary>A sentence on why training ended, and with which parameters.</summary>
    public required string Message { get; init; }

    /// <summary>The epoch that was best in what <see cref="EarlyStopping"/> watches, by default the validation loss, else the training loss; 0 before the first.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The epoch at whose end the model had the parameters that it has now; null where training went on after the last whole epoch.</summary>
    public int? ParametersOfEpoch { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required long Steps { get; init; }

    /// <summary>The time of training in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The names of the blocks of parameters.</summary>
    public required ImmutableArray<string> Blocks { get; init; }

    /// <summary>What should be looked at.</summary>
    public required ImmutableArray<TrainingWarning> Warnings { get; init; }

    /// <summary>Writes the epochs as a table: a header, then a line for each epoch, numbers in the shortest form that reads back to the same bits.</summary>
    /// <remarks>Metrics on the validation data have their name as heading, those on the training data have "training " before it; norms have "norm " before the block.</remarks>
    /// <param name="path">The file, which is replaced.</param>
    public void SaveCsv(string path) => AtomicFile.Write(path, HistoryTable.Write(this));

    /// <summary>Writes everything as JSON.</summary>
    /// <param name="path">The file, which is replaced.</param>
    public void SaveJson(string path) => AtomicFile.Write(path, JsonSerializer.Serialize(this, TrainingJson.Default.History) + "\n");

    /// <summary>Draws the learning curves: the loss, and each metric, on training and validation data, with the best epoch marked.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="logScale">Whether the axis of the loss is logarithmic.</param>
    public void SaveSvg(string path, bool logScale = false) => AtomicFile.Write(path, LineChart.Stack([.. HistoryCharts.Curves(this, logScale)]));

    /// <summary>
    /// Writes a page, complete in itself: how training ended, warnings, the learning curves, the norms of the gradient, the learning rate, and a table of the epochs.
    /// </summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="title">The heading.</param>
    /// <param name="logScale">Whether the axis of the loss is logarithmic.</param>
    public void SaveHtml(string path, string title = "Training", bool logScale = false) => AtomicFile.Write(path, HistoryPage.Write(this, title, logScale));
}
