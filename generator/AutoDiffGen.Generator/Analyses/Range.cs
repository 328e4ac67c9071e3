namespace AutoDiffGen.Generator.Analyses;

/// <summary>An interval of numbers. An end that is infinite stands for no limit, and so does one that is not known: ∞ - ∞.</summary>
internal readonly record struct Range
{
    /// <summary>So small that a reciprocal, or its square, is near overflow.</summary>
    private const double NearZero = 1e-100;

    public Range(double low, double high)
    {
        Low = double.IsNaN(low) ? double.NegativeInfinity : low;
        High = double.IsNaN(high) ? double.PositiveInfinity : high;
    }

    public static Range All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Range NotNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>No value is below it.</summary>
    public double Low { get; }

    /// <summary>No value is above it.</summary>
    public double High { get; }

    public bool IsBounded => !double.IsInfinity(Low) && !double.IsInfinity(High);

    public bool Contains(double value) => Low <= value && value <= High;

    public Range Or(Range other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    public Range And(Range other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));

    public static Range operator -(Range range) => new(-range.High, -range.Low);

    public static Range operator +(Range left, Range right) => new(left.Low + right.Low, left.High + right.High);

    public static Range operator -(Range left, Range right) => left + -right;

    public static Range operator *(Range left, Range right)
    {
        double[] corners = [Times(left.Low, right.Low), Times(left.Low, right.High), Times(left.High, right.Low), Times(left.High, right.High)];
        return new(corners.Min(), corners.Max());
    }

    public static Range operator /(Range left, Range right) =>
        right.Low > NearZero || right.High < -NearZero ? left * new Range(1 / right.High, 1 / right.Low) : All;

    /// <summary>The end of a product: zero times anything finite, however large, is zero.</summary>
    private static double Times(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
