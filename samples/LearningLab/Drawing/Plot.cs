using System.Globalization;
using System.Text;

namespace LearningLab.Drawing;

/// <summary>One plot of lines, dots, paths or bars, written as SVG.</summary>
internal sealed class Plot(string title, string horizontal, string vertical)
{
    private const int Left = 62, Right = 14, TitleHeight = 32, RowHeight = 17, Bottom = 46;

    // The palette of Okabe and Ito, which can be told apart by the colour-blind.
    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555"];

    private readonly List<Series> series = [];
    private readonly List<(double X, string Text)> markers = [];

    /// <summary>Where the plot begins, below its title and the rows of its legend.</summary>
    private int top;

    public bool HasLogarithmicX { get; init; }

    public bool HasLogarithmicY { get; init; }

    public (double Lowest, double Highest)? RangeX { get; init; }

    public (double Lowest, double Highest)? RangeY { get; init; }

    /// <summary>What stands under bars instead of numbers.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public Plot Add(string name, Mark mark, IEnumerable<(double X, double Y)> points)
    {
        series.Add(new(name, mark, [.. points]));
        return this;
    }

    /// <summary>Numbers against their places: 0, 1, 2 …</summary>
    public Plot Add(string name, Mark mark, IEnumerable<double> values) => Add(name, mark, values.Select(static (value, index) => ((double)index, value)));

    /// <summary>A vertical line with a text.</summary>
    public Plot MarkAt(double x, string text)
    {
        markers.Add((x, text));
        return this;
    }

    public void WriteTo(StringBuilder svg, int width, int height, int number)
    {
        List<(Series Series, string Colour, double X, int Row)> legend = Legend(width);
        top = TitleHeight + RowHeight * legend.Select(static entry => entry.Row + 1).DefaultIfEmpty().Max();
        Axis x = AxisX(width), y = AxisY(height);
        Write(svg, $"<clipPath id=\"c{number}\"><rect x=\"{Left}\" y=\"{top}\" width=\"{width - Left - Right}\" height=\"{height - top - Bottom}\"/></clipPath>");
        Frame(svg, x, y, width, height);
        Write(svg, $"<g clip-path=\"url(#c{number})\">");

        // Dots are what was measured: no line hides them.
        foreach ((int index, Series one) in series.Index().OrderBy(static entry => entry.Item.Mark == Mark.Dots)) Draw(svg, x, y, one, Colour(index));
        foreach ((double at, string text) in markers) Vertical(svg, x.Place(at), height, text);
        svg.Append("</g>\n");
        foreach ((Series one, string colour, double left, int row) in legend)
        {
            int baseline = TitleHeight + RowHeight * row + 8;
            Write(svg, $"<rect fill=\"{colour}\" x=\"{left:F0}\" y=\"{baseline - 6}\" width=\"12\" height=\"4\"/><text x=\"{left + 17:F0}\" y=\"{baseline}\">{Escape(one.Name)}</text>");
        }
    }

    private Axis AxisX(int width)
    {
        (double from, double to) = (Left, width - Right);
        if (Labels is not null) return new(-0.6, Labels.Count - 0.4, false, from, to);
        return RangeX is var (low, high) ? new(low, high, HasLogarithmicX, from, to) : Axis.Around(All().Select(static p => p.X), HasLogarithmicX, from, to);
    }

    private Axis AxisY(int height)
    {
        (double from, double to) = (height - Bottom, top);
        if (RangeY is var (low, high)) return new(low, high, HasLogarithmicY, from, to);
        IEnumerable<double> values = All().Select(static p => p.Y);
        return Axis.Around(series.Any(static one => one.Mark == Mark.Bar) && !HasLogarithmicY ? values.Append(0) : values, HasLogarithmicY, from, to);
    }

    private IEnumerable<(double X, double Y)> All() => series.Where(static one => one.Mark != Mark.Contour).SelectMany(static one => one.Points);

    private void Frame(StringBuilder svg, Axis x, Axis y, int width, int height)
    {
        int bottom = height - Bottom, right = width - Right;
        foreach ((double place, string text) in y.Ticks())
        {
            Write(svg, $"<path class=\"grid\" d=\"M{Left} {place:F1}H{right}\"/><text x=\"{Left - 6}\" y=\"{place + 4:F1}\" text-anchor=\"end\">{text}</text>");
        }

        IEnumerable<(double Place, string Text)> ticks = Labels is null ? x.Ticks() : Labels.Select((label, index) => (x.Place(index), label));
        foreach ((double place, string text) in ticks)
        {
            Write(svg, $"<path class=\"grid\" d=\"M{place:F1} {top}V{bottom}\"/><text x=\"{place:F1}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{Escape(text)}</text>");
        }

        Write(svg, $"<path class=\"axis\" d=\"M{Left} {top}V{bottom}H{right}\"/><text class=\"title\" x=\"{Left}\" y=\"20\">{Escape(title)}</text>");
        Write(svg, $"<text x=\"{(Left + right) / 2}\" y=\"{height - 10}\" text-anchor=\"middle\">{Escape(horizontal)}</text>");
        Write(svg, $"<text transform=\"translate(14 {(top + bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Escape(vertical)}</text>");
    }

    private void Draw(StringBuilder svg, Axis x, Axis y, Series one, string colour)
    {
        (double X, double Y)[] places = [.. one.Points.Where(p => x.CanShow(p.X) && y.CanShow(p.Y)).Select(p => (x.Place(p.X), Math.Clamp(y.Place(p.Y), -9999, 9999)))];
        switch (one.Mark)
        {
            case Mark.Bar: Bars(svg, places, y, series.IndexOf(one), colour); break;
            case Mark.Dots: Dots(svg, places, colour, 2.2); break;
            case Mark.Contour: Write(svg, $"<polyline class=\"contour\" points=\"{Points(places)}\"/>"); break;
            default:
                string dashes = one.Mark == Mark.Dashes ? " stroke-dasharray=\"6 4\"" : "";
                Write(svg, $"<polyline class=\"line\" stroke=\"{colour}\"{dashes} points=\"{Points(places)}\"/>");
                if (one.Mark == Mark.Path) Dots(svg, places, colour, 2);
                break;
        }
    }

    private void Bars(StringBuilder svg, (double X, double Y)[] places, Axis y, int index, string colour)
    {
        int count = series.Count(static one => one.Mark == Mark.Bar);
        double group = places.Length > 1 ? 0.8 * (places[1].X - places[0].X) : 60, wide = group / count;
        double floor = y.IsLogarithmic ? y.From : y.Place(0);
        foreach ((double place, double top) in places)
        {
            double left = place - group / 2 + index * wide;
            Write(svg, $"<rect fill=\"{colour}\" x=\"{left:F1}\" y=\"{Math.Min(top, floor):F1}\" width=\"{wide * 0.92:F1}\" height=\"{Math.Abs(floor - top):F1}\"/>");
        }
    }

    private static void Dots(StringBuilder svg, (double X, double Y)[] places, string colour, double radius)
    {
        foreach ((double px, double py) in places) Write(svg, $"<circle fill=\"{colour}\" cx=\"{px:F1}\" cy=\"{py:F1}\" r=\"{radius}\"/>");
    }

    private void Vertical(StringBuilder svg, double place, int height, string text) =>
        Write(svg, $"<path class=\"mark\" d=\"M{place:F1} {top}V{height - Bottom}\"/><text x=\"{place + 5:F1}\" y=\"{height - Bottom - 8}\">{Escape(text)}</text>");

    /// <summary>The named series from left to right, in as many rows as it takes.</summary>
    private List<(Series Series, string Colour, double X, int Row)> Legend(int width)
    {
        const double letter = 6.3, gap = 34;
        List<(Series Series, string Colour, double X, int Row)> entries = [];
        (double x, int row) = (Left, 0);
        foreach ((int index, Series one) in series.Index())
        {
            if (one.Name.Length == 0) continue;
            if (x > Left && x + 17 + letter * one.Name.Length > width - Right) (x, row) = (Left, row + 1);
            entries.Add((one, Colour(index), x, row));
            x += gap + letter * one.Name.Length;
        }

        return entries;
    }

    /// <summary>Contours are grey, and do not count.</summary>
    private string Colour(int index) => Colours[series.Take(index).Count(static one => one.Mark != Mark.Contour) % Colours.Length];

    private static string Points((double X, double Y)[] places) => string.Join(' ', places.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.X:F1},{p.Y:F1}")));

    private static void Write(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
