using System.Globalization;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Writes constants so that the compiler reads back the same bits, whatever the culture.</summary>
internal static class LiteralWriter
{
    /// <summary>The constant as an expression of its own type: <c>2.0</c>, <c>0.5f</c>, <c>double.NaN</c>.</summary>
    public static string Exact(Number number)
    {
        bool single = number.Type.Element == "float";
        if (Named(number.Value, single) is { } name) return name;
        string digits = Digits(number.Value, single);
        if (single) return digits + "f";
        return digits.IndexOfAny(['.', 'e']) < 0 ? digits + ".0" : digits;
    }

    /// <summary>The constant as an <c>int</c>, if it is one: <c>2</c>.</summary>
    public static string? Integer(Number number)
    {
        double value = number.Value;
        bool isInteger = value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue && !IsNegativeZero(value);
        return isInteger ? ((int)value).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? Named(double value, bool single)
    {
        string type = single ? "float" : "double";
        if (double.IsNaN(value)) return type + ".NaN";
        if (double.IsPositiveInfinity(value)) return type + ".PositiveInfinity";
        if (double.IsNegativeInfinity(value)) return type + ".NegativeInfinity";
        if (value == (single ? float.MaxValue : double.MaxValue)) return type + ".MaxValue";
        if (value == (single ? float.MinValue : double.MinValue)) return type + ".MinValue";
        return value == (single ? float.Epsilon : double.Epsilon) ? type + ".Epsilon" : null;
    }

    private static string Digits(double value, bool single)
    {
        if (IsNegativeZero(value)) return single ? "-0" : "-0.0";
        string text = single ? Single((float)value) : Double(value);
        return text.Replace("E+", "e").Replace('E', 'e');
    }

    private static string Double(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        // The runtime of older hosts drops digits that matter for some values.
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string Single(float value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return float.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G9", CultureInfo.InvariantCulture);
    }

    private static bool IsNegativeZero(double value) => BitConverter.DoubleToInt64Bits(value) == long.MinValue;
}
