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

    /// <summary>A weight of the past in a moving average.</summary>
    public static double BelowOne(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw Refused(name, value, "It must be at least 0 and below 1.");

    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw Refused(name, value, "It must be between 0 and 1.");

    public static long Positive(long value, [CallerMemberName] string name = "") =>
        value > 0 ? value : throw Refused(name, value, "It must be positive.");

    public static long NotNegative(long value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : throw Refused(name, value, "It must not be negative.");

    /// <summary>The same text in every culture.</summary>
    private static ArgumentOutOfRangeException Refused(string name, IFormattable value, string message) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture), message);
}
