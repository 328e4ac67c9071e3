using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The mean of a group, or 0, and 1/√(σ² + ε) about it, both in some unit u: the mean of u·x, and 1/(u·√(σ² + ε)).</summary>
internal readonly record struct Moments(double Unit, double Mean, double InverseOfUnit)
{
    /// <summary>2⁻⁶⁰⁰: neither squares nor sums of numbers in this unit overflow, and where those without it did, they do not underflow.</summary>
    public const double Reduced = 2.409919865102884e-181;

    /// <summary>1/√(σ² + ε).</summary>
    public double Inverse => InverseOfUnit * Unit;

    public static Moments Of<T>(ReadOnlySpan<T> x, GroupShape shape, int sample, int group, bool centred, double epsilon) where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double mean, double variance) = In(1, x, shape, sample, group, centred);
        if (double.IsFinite(variance)) return new(1, mean, 1 / Math.Sqrt(variance + epsilon));
        (mean, variance) = In(Reduced, x, shape, sample, group, centred);
        return new(Reduced, mean, 1 / double.Hypot(Math.Sqrt(variance), Reduced * Math.Sqrt(epsilon)));
    }

    public double Normal<T>(T x) where T : unmanaged, IFloatingPointIeee754<T> => (Widening.ToDouble(x) * Unit - Mean) * InverseOfUnit;

    private static (double Mean, double Variance) In<T>(double unit, ReadOnlySpan<T> x, GroupShape shape, int sample, int group, bool centred)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double mean = 0, squares = 0, drift = 0;
        for (int place = 0; centred && place < shape.Places; place++)
        {
            foreach (T value in x.Slice(shape.Start(sample, group, place), shape.Width)) mean += Widening.ToDouble(value) * unit;
        }

        mean /= shape.Count;
        for (int place = 0; place < shape.Places; place++)
        {
            foreach (T value in x.Slice(shape.Start(sample, group, place), shape.Width))
            {
                double difference = Widening.ToDouble(value) * unit - mean;
                drift += difference;
                squares += difference * difference;
            }
        }

        // What the rounding of the mean adds to the squares comes off again.
        double variance = (centred ? squares - drift * drift / shape.Count : squares) / shape.Count;
        return (mean, Math.Max(0, variance));
    }
}
