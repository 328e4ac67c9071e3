using System.Globalization;

namespace AutoDiffGen.Solvers;

/// <summary>Simple bounds on parameters: lowerⱼ ≤ pⱼ ≤ upperⱼ.</summary>
internal readonly struct Box
{
    private readonly double[]? lower, upper;

    /// <exception cref="ArgumentException">Bounds of the wrong number, crossed or not a number, or a start outside.</exception>
    public Box(double[]? lower, double[]? upper, ReadOnlySpan<double> start)
    {
        Requirement.Start(start);
        this.lower = lower;
        this.upper = upper;
        RequireCount(lower, start.Length, nameof(lower));
        RequireCount(upper, start.Length, nameof(upper));
        for (int j = 0; j < start.Length; j++) RequireInside(j, start[j]);
    }

    private double Lower(int j) => lower is null ? double.NegativeInfinity : lower[j];

    private double Upper(int j) => upper is null ? double.PositiveInfinity : upper[j];

    /// <summary>The nearest value that parameter j may have.</summary>
    public double Clamp(int j, double value) => Math.Min(Math.Max(value, Lower(j)), Upper(j));

    /// <summary>Whether parameter j lies on a bound.</summary>
    public bool IsOnBound(int j, double value) => value <= Lower(j) || value >= Upper(j);

    /// <summary>Whether a parameter on its bound would have to leave the box to go downhill.</summary>
    /// <param name="j">The parameter.</param>
    /// <param name="value">Its value.</param>
    /// <param name="slope">The derivative of the objective with respect to it.</param>
    /// <param name="flat">A slope of no larger magnitude counts as 0.</param>
    public bool Blocks(int j, double value, double slope, double flat = 0) =>
        Lower(j) == Upper(j) || value <= Lower(j) && slope > flat || value >= Upper(j) && slope < -flat;

    private static void RequireCount(double[]? bounds, int count, string name)
    {
        if (bounds is null || bounds.Length == count) return;
        throw new ArgumentException(FormattableString.Invariant($"There are {bounds.Length} {name} bounds for {count} parameters."));
    }

    private void RequireInside(int j, double start)
    {
        if (!(Lower(j) <= Upper(j))) throw new ArgumentException($"The bounds of parameter {j} are {Bounds(j)}; the lower one must not be above the upper one.");
        if (start >= Lower(j) && start <= Upper(j)) return;
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Parameter {j} is {start}, outside of its bounds {Bounds(j)}."), nameof(start));
    }

    private string Bounds(int j) => string.Create(CultureInfo.InvariantCulture, $"{Lower(j)} and {Upper(j)}");
}
