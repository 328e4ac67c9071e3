using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AutoDiffGen.Training;

/// <summary>Lines over a common axis, as a scalable vector graphic (SVG) for browser and print. Lines differ in colour and in dashes.</summary>
public sealed record LineChart
{
    private const int Left = 72, Right = 24, HeadHeight = 62, Bottom = 52, LegendRow = 18;

    /// <summary>The width of a letter of the legend at most, on average; and what a line sample and the gap to the next name take.</summary>
    private const double Letter = 7.5, Sample = 32, Gap = 20;

    private static readonly string[] Colours = ["#1f6fb4", "#d9601a", "#2e8b57", "#8a4fbf", "#b8862b", "#c43a5f", "#4f7f8f", "#707070"];
    private static readonly string[] Dashes = ["", "7 3", "2 3", "9 3 2 3"];

    /// <summary>What stands above the chart.</summary>
    public string Title { get; init; } = "";

    /// <summary>What stands below the horizontal axis.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>What stands beside the vertical axis.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>The lines.</summary>
    public ImmutableArray<ChartSeries> Series { get; init; } = [];

    /// <summary>The points that are pointed out.</summary>
    public ImmutableArray<ChartMark> Marks { get; init; } = [];

    /// <summary>Whether the horizontal axis is logarithmic; what is not positive is left out.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; what is not positive is left out.</summary>
    public bool LogY { get; init; }

    /// <summary>The width in pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 200.</exception>
    public int Width { get; init => field = AtLeast(value, 200, nameof(Width)); } = 760;

    /// <summary>The height in pixels, with one row of names of lines; further rows come on top of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 160.</exception>
    public int Height { get; init => field = AtLeast(value, 160, nameof(Height)); } = 400;

    private int PlotWidth => Width - Left - Right;

    private int PlotHeight => Height - HeadHeight - Bottom;

    /// <summary>What rows of the legend beyond the first add.</summary>
    private int Extra => LegendRow * Legend().Select(static entry => entry.Row).DefaultIfEmpty().Max();

    private int Top => HeadHeight + Extra;

    private int TotalHeight => Height + Extra;

    /// <summary>The chart as a document of its own.</summary>
    public string ToSvg() => Stack(this);

    /// <summary>Several charts in one document, one below the other.</summary>
    /// <param name="charts">The charts.</param>
    public static string Stack(params ReadOnlySpan<LineChart> charts)
    {
        int width = 0, height = 0;
        foreach (LineChart chart in charts) (width, height) = (Math.Max(width, chart.Width), height + chart.TotalHeight);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif\" font-size=\"13\" fill=\"#333\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
        int top = 0;
        foreach (LineChart chart in charts)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(0 {top})\">\n");
            chart.Draw(svg);
            svg.Append("</g>\n");
            top += chart.TotalHeight;
        }

        return svg.Append("</svg>\n").ToString();
    }

    private void Draw(StringBuilder svg)
    {
        ChartAxis x = ChartAxis.Of(Series.SelectMany(series => series.Points).Select(point => point.X), LogX, isTight: true);
        ChartAxis y = ChartAxis.Of(Series.SelectMany(series => series.Points).Select(point => point.Y), LogY, isTight: false);
        Text(svg, Left, 24, Title, "font-size=\"16\" font-weight=\"600\" fill=\"#111\"");
        DrawAxes(svg, x, y);
        DrawLegend(svg);
        foreach (ChartMark mark in Marks) DrawMark(svg, Across(x, mark.X), Down(y, mark.Y));
        for (int i = 0; i < Series.Length; i++) DrawLine(svg, [.. Series[i].Points.Select(point => (Across(x, point.X), Down(y, point.Y)))], Stroke(i));
        foreach (ChartMark mark in Marks) DrawDot(svg, mark.Text, Across(x, mark.X), Down(y, mark.Y));
    }

    private void DrawAxes(StringBuilder svg, ChartAxis x, ChartAxis y)
    {
        foreach (double tick in y.Ticks)
        {
            double height = Down(y, tick);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {height:0.#}h{PlotWidth}\" stroke=\"#e3e3e3\"/>\n");
            Text(svg, Left - 8, height + 4.5, ChartAxis.Label(tick), "text-anchor=\"end\"");
        }

        foreach (double tick in x.Ticks)
        {
            double place = Across(x, tick);
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{place:0.#} {Top + PlotHeight}v5\" stroke=\"#888\"/>\n");
            Text(svg, place, Top + PlotHeight + 19, ChartAxis.Label(tick), "text-anchor=\"middle\"");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Top + PlotHeight}h{PlotWidth}\" stroke=\"#888\"/>\n");
        Text(svg, Left + PlotWidth / 2.0, TotalHeight - 12, XLabel, "text-anchor=\"middle\" fill=\"#555\"");
        Text(svg, 0, 0, YLabel, FormattableString.Invariant($"text-anchor=\"middle\" fill=\"#555\" transform=\"translate(16 {Top + PlotHeight / 2}) rotate(-90)\""));
    }

    private void DrawLegend(StringBuilder svg)
    {
        foreach ((int i, (double place, int row)) in Legend().Index())
        {
            int height = 44 + LegendRow * row;
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{place:0.#} {height}h26\" {Stroke(i)}/>\n");
            Text(svg, place + Sample, height + 4.5, Series[i].Name, "");
        }
    }

    /// <summary>Where the name of each line is: from left to right, in as many rows as it takes.</summary>
    private IEnumerable<(double Place, int Row)> Legend()
    {
        (double place, int row) = (Left, 0);
        foreach (ChartSeries one in Series)
        {
            double width = Sample + Letter * one.Name.Length;
            if (place > Left && place + width > Width - Right) (place, row) = (Left, row + 1);
            yield return (place, row);
            place += width + Gap;
        }
    }

    private void DrawMark(StringBuilder svg, double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return;
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {Top}v{PlotHeight}\" stroke=\"#999\" stroke-dasharray=\"3 3\"/>\n");
    }

    /// <summary>The dot at a marked point, and its text at that end of the vertical line that is farther away, with a white rim over what is behind it.</summary>
    private void DrawDot(StringBuilder svg, string text, double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return;
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"4.5\" fill=\"#fff\" stroke=\"#333\" stroke-width=\"1.6\"/>\n");
        bool isLeft = x > Left + PlotWidth * 0.7, isBelow = y < Top + PlotHeight / 2;
        string anchor = isLeft ? "text-anchor=\"end\" " : "";
        Text(svg, x + (isLeft ? -7 : 7), isBelow ? Top + PlotHeight - 8 : Top + 13, text, anchor + "fill=\"#444\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\"");
    }

    /// <summary>A line; a single point is a dot.</summary>
    private static void DrawLine(StringBuilder svg, (double X, double Y)[] points, string stroke)
    {
        var path = new StringBuilder();
        bool isDrawing = false;
        foreach ((double x, double y) in points)
        {
            bool isShown = !double.IsNaN(x) && !double.IsNaN(y);
            if (isShown) path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? "L" : "M")}{x:0.#} {y:0.#}{(isDrawing ? "" : "h0")}");
            isDrawing = isShown;
        }

        if (path.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" {stroke}/>\n");
    }

    private static string Stroke(int series)
    {
        string dashes = Dashes[series % Dashes.Length];
        return $"fill=\"none\" stroke=\"{Colours[series % Colours.Length]}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
            + (dashes.Length == 0 ? "" : $" stroke-dasharray=\"{dashes}\"");
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string attributes)
    {
        if (text.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" {attributes}>{Markup.Encode(text)}</text>\n");
    }

    private double Across(ChartAxis axis, double value) => Left + axis.Place(value) * PlotWidth;

    private double Down(ChartAxis axis, double value) => Top + (1 - axis.Place(value)) * PlotHeight;

    private static int AtLeast(int value, int least, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"It must be at least {least}.");
}
