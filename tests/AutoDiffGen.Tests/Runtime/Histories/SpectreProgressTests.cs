using System.Text;
using AutoDiffGen.Tests.Runtime.Loop;
using AutoDiffGen.Training;
using Digits;
using Spectre.Console;

namespace AutoDiffGen.Tests.Runtime.Histories;

/// <summary>The sample's progress bar: plain lines into files, a bar on terminals, and an end whatever happens.</summary>
public sealed class SpectreProgressTests
{
    private const char Escape = '\u001b';

    [Fact]
    public void RedirectedOutput_IsPlainLines()
    {
        (string text, History history) = Train(isTerminal: false);
        string[] lines = text.ReplaceLineEndings("\n").Trim().Split('\n');
        Assert.DoesNotContain(Escape, text);
        Assert.All(lines, static line => Assert.DoesNotContain('\r', line));
        Assert.StartsWith("17 parameters, 75 rows to learn from, 40 held back; at most 20 epochs of 8 steps", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("epoch  training loss  validation loss      zero", lines[1], StringComparison.Ordinal);

        // The first epoch, every tenth one, and why training ended; metrics as the classifier's, in invariant culture.
        Assert.Equal(["1", "10", "20"], lines[2..^1].Select(static line => line.TrimStart().Split(' ')[0]));
        Assert.All(lines[2..^1], static line => Assert.Contains("  0.0000  ", line, StringComparison.Ordinal));
        Assert.Equal(history.Message, lines[^1]);
    }

    [Fact]
    public void Terminal_ShowsABarWithLossesAndMetrics()
    {
        (string text, History history) = Train(isTerminal: true);
        Assert.Contains(Escape, text);
        Assert.Contains("17 parameters, 75 rows to learn from, 40 held back", text, StringComparison.Ordinal);
        Assert.Contains("epoch 20  loss ", text, StringComparison.Ordinal);
        Assert.Contains("  zero 0.0000  rate 0.001", text, StringComparison.Ordinal);
        Assert.Contains("100%", text, StringComparison.Ordinal);
        Assert.EndsWith(history.Message, text.ReplaceLineEndings(" ").TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_AreShownAsTheyAre()
    {
        foreach (bool isTerminal in new[] { true, false })
        {
            using var writer = new StringWriter();
            new SpectreProgress(On(writer, isTerminal)).OnWarning(new TrainingWarning(TrainingWarningKind.VanishingGradient, 3, "W1", "block [W1] is at 1e-9"));
            Assert.Contains("block [W1] is at 1e-9", writer.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Terminal_ShowsTheNextTraining_WhateverEndedTheLast()
    {
        using var writer = new StringWriter();
        var progress = new SpectreProgress(On(writer, isTerminal: true));
        Assert.Throws<InvalidOperationException>(() => Fit(progress, static _ => throw new InvalidOperationException()));
        _ = Fit(progress, static _ => 0);
        History last = Fit(progress, static _ => 0);
        Assert.EndsWith(last.Message, writer.ToString().ReplaceLineEndings(" ").TrimEnd(), StringComparison.Ordinal);
    }

    private static (string Text, History History) Train(bool isTerminal)
    {
        using var writer = new StringWriter();
        History history = Fit(new SpectreProgress(On(writer, isTerminal)), static _ => 0);
        return (writer.ToString(), history);
    }

    private static History Fit(SpectreProgress progress, Func<Batch, double> metric) => new Trainer<double>(TrainerTests.Initialized())
    {
        BatchSize = 10, Epochs = 20, Metrics = { ["zero"] = Metric.Mean(metric, largerIsBetter: false) }, Progress = progress,
    }.Fit(SmallNetwork.Data(75, 1), SmallNetwork.Data(40, 2));

    private static IAnsiConsole On(TextWriter writer, bool isTerminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No, Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No, Out = new Output(writer, isTerminal),
    });

    private sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 200;

        public int Height => 50;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
