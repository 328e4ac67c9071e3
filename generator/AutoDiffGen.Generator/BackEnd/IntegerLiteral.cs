using System.Globalization;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Integer constants without a suffix, whose type follows from their value.</summary>
internal static class IntegerLiteral
{
    /// <summary>The type that C# gives the text; null if it is not an integer without suffix.</summary>
    public static string? TypeOf(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        if (!text.All(c => c is >= '0' and <= '9' or '-')) return null;
        if (int.TryParse(text, Style, CultureInfo.InvariantCulture, out _)) return "int";
        if (uint.TryParse(text, Style, CultureInfo.InvariantCulture, out _)) return "uint";
        if (long.TryParse(text, Style, CultureInfo.InvariantCulture, out _)) return "long";
        return ulong.TryParse(text, Style, CultureInfo.InvariantCulture, out _) ? "ulong" : null;
    }
}
