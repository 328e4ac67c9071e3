using System.Globalization;

namespace LearningLab.Drawing;

/// <summary>The way from numbers to places on paper, linear or logarithmic, and the round numbers along it.</summary>
internal sealed record Axis(double Lowest, double Highest, bool IsLogarithmic, double From, double To)
{
    /// <summary>An axis that has room for all finite numbers among some.</summary>
    public static Axis Around(IEnumerable<double> values, bool isLogarithmic, double from, double to)
    {
        double[] shown = [.. values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0)).DefaultIfEmpty(1)];
        (double lowest, double highest) = (shown.Min(), shown.Max());
        if (isLogarithmic) return new(lowest / 1.2, Math.Max(highest, lowest * 1.5) * 1.2, true, from, to);
        double margin = highest > lowest ? 0.04 * (highest - lowest) : 1;
        return new(lowest - margin, highest + margin, false, from, to);
    }

    public double Place(double value) => From + (To - From) * (IsLogarithmic ? Math.Log(value / Lowest) / Math.Log(Highest / Lowest) : (value - Lowest) / (Highest - Lowest));

    public bool CanShow(double value) => double.IsFinite(value) && (!IsLogarithmic || value > 0);

    public IEnumerable<(double Place, string Text)> Ticks() => (IsLogarithmic ? Decades() : Steps()).Select(value => (Place(value), Text(value)));

    private IEnumerable<double> Decades()
    {
        int first = (int)Math.Ceiling(Math.Log10(Lowest)), last = (int)Math.Floor(Math.Log10(Highest)), every = Math.Max(1, (last - first) / 6);
        if (last - first < 1) return new[] { 1.0, 2, 5 }.SelectMany(m => Enumerable.Range(first - 1, 3).Select(e => m * Math.Pow(10, e))).Where(v => v >= Lowest && v <= Highest).Order();
        return Enumerable.Range(0, (last - first) / every + 1).Select(k => Math.Pow(10, first + k * every));
    }

    private IEnumerable<double> Steps()
    {
        double rough = (Highest - Lowest) / 5, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        for (double k = Math.Ceiling(Lowest / step); k * step <= Highest; k++) yield return k * step;
    }

    private static string Text(double value) => value == 0 ? "0" : value.ToString(Math.Abs(value) is >= 1e5 or < 1e-3 ? "0.#e+0" : "0.####", CultureInfo.InvariantCulture);
}
