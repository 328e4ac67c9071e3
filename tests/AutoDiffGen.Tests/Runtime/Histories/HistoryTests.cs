using System.Text.Json;
using System.Xml.Linq;
using AutoDiffGen.Tests.Runtime.Loop;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Histories;

/// <summary>What is kept of a training, as table, JSON, chart, page and lines.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly string path = Path.Combine(AppContext.BaseDirectory, Guid.NewGuid().ToString());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void AsATable()
    {
        Train().SaveCsv(path);
        CsvTable table = CsvTable.Load(path, new() { MissingValues = MissingValues.NotANumber });
        Assert.Equal(
            ["epoch", "steps", "training loss", "training loss at end", "validation loss", "penalty", "half, \"rounded\"", "training half, \"rounded\"", "learning rate", "seconds", "gradient norm", "largest gradient norm", "norm w"],
            table.Columns.ToArray());
        Assert.Equal([1, 2, 3], table.Integers("epoch"));
        Assert.Equal([0.3, 0.1, 0.2], table.Numbers<double>("validation loss"));
        Assert.Equal([0.5, 1, 1.5], table.Numbers<double>("half, \"rounded\""));
        Assert.Equal([0, 60, 120], table.Numbers<double>("seconds"));
    }

    [Fact]
    public void AsJson()
    {
        Train().SaveJson(path);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement root = document.RootElement;
        Assert.Equal(("Completed", 2), (root.GetProperty("reason").GetString(), root.GetProperty("bestEpoch").GetInt32()));
        Assert.Equal([0.3, 0.1, 0.2], root.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("validationLoss").GetDouble()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AsCurves(bool logScale)
    {
        Train().SaveSvg(path, logScale);
        XElement svg = XDocument.Load(path).Root!;
        string[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("best: epoch 2, 0.1", texts);
        Assert.Contains("half, \"rounded\"", texts);
        Assert.Contains("training, at the end of the epoch", texts);
        Assert.Contains("validation", texts);

        // The axis of the loss: from 0 in steps, or 1, 2 and 5 times powers of ten; the best epoch is at its lowest point.
        Assert.Contains(logScale ? "0.5" : "0.8", texts);
        Assert.Equal(logScale ? 0 : 1, texts.Count(text => text == "0"));
        Assert.DoesNotContain("NaN", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void AsAPage()
    {
        Train().SaveHtml(path, "Trials & <errors>");
        string page = File.ReadAllText(path);
        Assert.Contains("<h1>Trials &amp; &lt;errors&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("All 3 epochs done.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(4, page.Split("</svg>").Length - 1);
    }

    [Fact]
    public void ATrainingWithoutAnEpoch_HasAPageToo()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        History history = new Trainer<double>(new ScriptedModel(1)).Fit(ScriptedModel.Data, null, source.Token);
        history.SaveHtml(path);
        history.SaveSvg(path);
        history.SaveCsv(path);
        Assert.Equal((StopReason.Cancelled, 0), (history.Reason, history.Epochs.Length));
    }

    [Fact]
    public void NumbersThatCannotBeDrawnInterruptTheLine()
    {
        var chart = new LineChart { LogY = true, Series = [new("a", [(1, 1), (2, double.NaN), (3, 10), (4, -1), (5, 0), (6, 100)])] };
        Assert.Equal(3, chart.ToSvg().Split("h0").Length - 1);
        Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal);
        foreach (double[] values in new double[][] { [], [double.NaN], [0], [1e-300, 1e300], [5, 5], [-1e-9, 1e-9], [123456.5, 123456.6] })
        {
            foreach (bool isLogarithmic in new[] { false, true })
            {
                string svg = (chart with { LogY = isLogarithmic, LogX = isLogarithmic, Series = [new("a", [.. values.Select((y, i) => (i + 1.0, y))])] }).ToSvg();
                Assert.InRange(XDocument.Parse(svg).Descendants().Count(element => element.Name.LocalName == "text"), 3, 60);
            }
        }
    }

    public static TheoryData<double[]> Extremes => [[1, 1.7e308], [-1e308, 1e308], [double.MaxValue], [5e-324, 5e-324], [5e-324, 1], [0, 1e-310], [5e-324, double.MaxValue]];

    /// <summary>The largest and the smallest numbers there are have a place inside the chart, and ticks with labels.</summary>
    [Theory]
    [MemberData(nameof(Extremes))]
    public void ExtremeNumbersAreDrawn(double[] values)
    {
        foreach (bool isLogarithmic in new[] { false, true })
        {
            string svg = new LineChart { LogY = isLogarithmic, Series = [new("a", [.. values.Select(static (y, i) => (i + 1.0, y))])] }.ToSvg();
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
            XElement[] all = [.. XDocument.Parse(svg).Descendants()];
            Assert.InRange(all.Count(static element => element.Name.LocalName == "text"), 3, 60);
            string line = (string)all.Last(static element => element.Name.LocalName == "path").Attribute("d")!;
            int shown = isLogarithmic ? values.Count(static y => y > 0) : values.Length;
            double[] heights = [.. line.Split('M', 'L').Skip(1).Select(static point => double.Parse(point.Split(' ')[1].Split('h')[0], System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(shown, heights.Length);
            Assert.All(heights, static height => Assert.InRange(height, 62, 348));
        }
    }

    /// <summary>Twenty blocks have twenty names: they go into rows, which stand on the page, above the plot, and not one on another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(60)]
    public void ALongLegend_TakesRows(int lines)
    {
        var chart = new LineChart
        {
            Title = "Many", XLabel = "epoch", YLabel = "norm",
            Series = [.. Enumerable.Range(1, lines).Select(static i => new ChartSeries($"Layer{i}.weights", [(1, i), (2, i + 1)]))],
        };
        XElement[] all = [.. XDocument.Parse(LineChart.Stack(chart, chart)).Root!.Elements().Where(static element => element.Name.LocalName == "g").First().Elements()];
        (double X, double Y, string Text)[] names = [.. all.Where(static e => e.Name.LocalName == "text" && e.Value.StartsWith("Layer", StringComparison.Ordinal)).Select(static e => (Number(e, "x"), Number(e, "y"), e.Value))];
        Assert.Equal(lines, names.Length);
        double axis = all.Where(static e => e.Name.LocalName == "path" && ((string)e.Attribute("stroke")!) == "#e3e3e3").Min(static e => double.Parse(((string)e.Attribute("d")!).Split(' ')[1].Split('h')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(names, name => Assert.True(name.Y < axis && name.X + 7.5 * name.Text.Length <= chart.Width, name.ToString()));
        Assert.All(names.Zip(names.Skip(1)), static pair => Assert.True(pair.Second.Y > pair.First.Y + 12 || pair.Second.X > pair.First.X + 7.5 * pair.First.Text.Length, pair.ToString()));

        // The second chart stands below all of the first.
        double bottom = all.Where(static e => e.Value == "epoch").Max(static e => Number(e, "y"));
        string second = (string)XDocument.Parse(LineChart.Stack(chart, chart)).Root!.Elements().Where(static element => element.Name.LocalName == "g").Last().Attribute("transform")!;
        Assert.True(double.Parse(second.Split(' ')[1].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture) >= bottom + 12);

        static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void WhatXmlCannotHold_IsReplaced()
    {
        XDocument svg = XDocument.Parse(new LineChart { Title = "a\u0001b\0c\uFFFE<\U0001F600>" }.ToSvg());
        Assert.Contains("a\uFFFDb\uFFFDc\uFFFD<\U0001F600>", svg.Descendants().Select(static element => element.Value));
    }

    [Fact]
    public void AsLines()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Train(new ConsoleProgress(output, every: 2));
        Assert.Equal(
            """
            1 parameters, 1 rows to learn from, 1 held back; at most 3 epochs of 1 steps
            epoch  training loss  validation loss  half, "rounded"   rate     seconds
                1              1              0.3           0.5000         1      0.00
                2              1              0.1           1.0000         1     60.00
                3              1              0.2           1.5000         1    120.00
            All 3 epochs done. The model has the parameters of epoch 3.

            """,
            output.ToString());
    }

    private static History Train(ITrainingProgress? progress = null)
    {
        var model = new ScriptedModel(0.3, 0.1, 0.2);
        var clock = new StoppedClock();
        return new Trainer<double>(model)
        {
            Optimizer = new Sgd(1), Epochs = 3, EvaluateTraining = true, TimeProvider = clock,
            Metrics = { ["half, \"rounded\""] = Metric.Mean(_ => model.Parameters[0] / 2, largerIsBetter: true) },
            Progress = new Both(new Observer { Epoch = _ => clock.Advance(TimeSpan.FromMinutes(1)) }, progress ?? new Observer()),
        }.Fit(ScriptedModel.Data, ScriptedModel.Data);
    }

    private sealed class Both(ITrainingProgress first, ITrainingProgress second) : ITrainingProgress
    {
        public void OnStart(TrainingPlan plan) => second.OnStart(plan);

        public void OnEpoch(EpochReport epoch)
        {
            first.OnEpoch(epoch);
            second.OnEpoch(epoch);
        }

        public void OnEnd(History history) => second.OnEnd(history);
    }
}
