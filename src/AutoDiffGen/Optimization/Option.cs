using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Training;

/// <summary>Checks on the numbers that options are made of.</summary>
internal static class Option
{
    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 0 ? value : throw Refused(name, value, "It must be finite and not negative.");

    public static double Positive(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value > 0 ? value : throw Refused(name, value, "It must be finite and positive.");

    public static double Finite(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) ? value : throw Refused(name, value, "It must be finite.");

    /// <summary>A factor that makes nothing smaller.</summary>
    public static double AtLeastOne(double value, [CallerMemberName] string name = "") =>
        double.IsFinite(value) && value >= 1 ? value : throw Refused(name, value, "It must be finite and at least 1.");

    public static double NotNaN(double value, [CallerMemberName] string name = "") =>
        !double.IsNaN(value) ? value : throw Refused(name, value, "It must be a number.");

    /// <summary>A weight of the past in a moving average.</summary>
    public static double BelowOne(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Refused(name, value, "It must be at least 0 and below 1.");

    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw Refused(name, value, "It must be between 0 and 1.");

    public static long Positive(long value, [CallerMemberName] string name = "") =>
        value > 0 ? value : throw Refused(name, value, "It must be positive.");

    public static long NotNegative(long value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : throw Refused(name, value, "It must not be negative.");

    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string name = "") =>
        value >= TimeSpan.Zero ? value : throw Refused(name, value, "It must not be negative.");

    /// <summary>The same text in every culture.</summary>
    private static ArgumentOutOfRangeException Refused(string name, IFormattable value, string message) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture), message);
}
