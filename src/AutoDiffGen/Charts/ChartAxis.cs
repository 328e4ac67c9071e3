using System.Globalization;

namespace AutoDiffGen.Training;

/// <summary>One axis of a chart: the range it shows, and where its ticks are.</summary>
internal sealed class ChartAxis
{
    /// <summary>Numbers this small are 0 to a linear axis, and this number to a logarithmic one: below it, ticks would lose their digits.</summary>
    private const double Least = 1e-300;

    private readonly double low, high;
    private readonly bool isLogarithmic;

    private ChartAxis(double low, double high, bool isLogarithmic, double[] ticks) => (this.low, this.high, this.isLogarithmic, Ticks) = (low, high, isLogarithmic, ticks);

    public double[] Ticks { get; }

    /// <summary>An axis for some numbers, with ticks at 1, 2 or 5 times powers of ten.</summary>
    /// <param name="values">The numbers; those that cannot be shown are left aside.</param>
    /// <param name="isLogarithmic">Whether powers of ten are equally far apart.</param>
    /// <param name="isTight">Whether the axis ends at the numbers, not at the next ticks.</param>
    public static ChartAxis Of(IEnumerable<double> values, bool isLogarithmic, bool isTight)
    {
        double[] shown = [.. values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0))];
        if (shown.Length == 0) shown = [1, 2];
        return isLogarithmic ? Logarithmic(shown.Min(), shown.Max()) : Linear(shown.Min(), shown.Max(), isTight, shown.All(double.IsInteger));
    }

    /// <summary>Where a number is, from 0 to 1; NaN where it cannot be shown.</summary>
    public double Place(double value)
    {
        // The unit keeps the length of an axis from the most negative to the largest numbers finite.
        double unit = double.IsFinite(high - low) ? 1 : 0.25, offset = low * unit;
        double place = isLogarithmic ? (Math.Log10(value is > 0 and < Least ? Least : value) - Math.Log10(low)) / (Math.Log10(high) - Math.Log10(low)) : (value * unit - offset) / (high * unit - offset);
        return double.IsFinite(place) ? place : double.NaN;
    }

    /// <summary>A number as it is written beside a tick.</summary>
    public static string Label(double tick)
    {
        double size = Math.Abs(tick);
        if (size is 0 or (>= 1e-3 and < 1e5)) return ((decimal)tick).ToString("0.#######", CultureInfo.InvariantCulture).Replace('-', '−');
        string[] parts = tick.ToString("0.###e0", CultureInfo.InvariantCulture).Split('e');
        string power = string.Concat(parts[1].Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        return (parts[0] == "1" ? "10" : parts[0] + "·10") + power;
    }

    private static ChartAxis Linear(double least, double largest, bool isTight, bool areWhole)
    {
        if (largest - least <= Math.Max(Least, 1e-12 * Math.Max(Math.Abs(least), Math.Abs(largest)))) (least, largest) = (Limit(least - Margin(least)), Limit(largest + Margin(largest)));
        double raw = double.IsFinite(largest - least) ? (largest - least) / 6 : largest / 6 - least / 6, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        if (areWhole) step = Math.Max(1, step);
        double first = isTight ? Math.Ceiling(least / step) : Math.Floor(least / step), last = isTight ? Math.Floor(largest / step) : Math.Ceiling(largest / step);
        double[] ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Where(double.IsFinite)];
        return isTight ? new(least, largest, false, ticks) : new(Limit(first * step), Limit(last * step), false, ticks);
    }

    private static double Margin(double value) => Math.Abs(value) <= 10 * Least ? 1 : Math.Abs(value) / 10;

    /// <summary>An end of the axis, which is no farther away than the largest number there is.</summary>
    private static double Limit(double end) => Math.Clamp(end, double.MinValue, double.MaxValue);

    /// <summary>The axis begins and ends at 1, 2 or 5 times a power of ten; over more than two and a half decades, it has ticks at powers of ten only.</summary>
    private static ChartAxis Logarithmic(double least, double largest)
    {
        (least, largest) = (Math.Max(least, Least), Math.Max(largest, Least));
        int lowest = (int)Math.Floor(Math.Log10(least)) - 1, highest = (int)Math.Ceiling(Math.Log10(largest)) + 1;
        double[] candidates = [.. Enumerable.Range(lowest, highest - lowest + 1).SelectMany(power => new[] { 1, 2, 5 }.Select(factor => factor * Math.Pow(10, power))).Where(double.IsFinite)];
        double first = candidates.Last(tick => tick <= least), last = candidates.FirstOrDefault(tick => tick >= largest && tick > first, double.MaxValue);
        double decades = Math.Log10(last) - Math.Log10(first), every = Math.Ceiling(decades / 8);
        double[] ticks = [.. candidates.Where((tick, i) => tick >= first && tick <= last && (decades <= 2.5 || (i % 3 == 0 && Math.Round(Math.Log10(tick)) % every == 0)))];
        return new(first, last, true, ticks);
    }
}
