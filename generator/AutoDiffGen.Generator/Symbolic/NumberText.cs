using System.Globalization;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Writes constants short: six digits, and thirds as thirds.</summary>
internal static class NumberText
{
    private const int LargestDenominator = 12;

    public static string Of(double value) => Of(value, isFraction: false);

    /// <summary>An exponent: 3/2 rather than 1.5.</summary>
    public static string AsFraction(double value) => Of(value, isFraction: true);

    private static string Of(double value, bool isFraction)
    {
        (double numerator, double denominator) = Fraction(Math.Abs(value), isFraction);
        string sign = value < 0 ? "−" : "";
        return denominator == 1 ? sign + Decimal(numerator) : $"{sign}{Decimal(numerator)}/{Decimal(denominator)}";
    }

    /// <summary>The constant as a fraction: over 1, unless it has no short decimal or is to go into a fraction anyway.</summary>
    public static (double Numerator, double Denominator) Fraction(double value, bool hasDenominator)
    {
        if (value == Math.Floor(value)) return (value, 1);
        if (hasDenominator || Decimal(value).Length > 6)
        {
            for (int denominator = 2; denominator <= LargestDenominator; denominator++)
            {
                double numerator = Math.Round(value * denominator);
                if (Math.Abs(value * denominator - numerator) < 1e-12 * numerator) return (numerator, denominator);
            }
        }

        return (value, 1);
    }

    private static string Decimal(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace("E+", "e").Replace("E-", "e−");
}
