namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Writes short exponents raised: <c>x²</c>, <c>e⁻ˣ</c>.</summary>
internal static class Superscript
{
    private const int LongestExponent = 4;

    private const string Plain = "0123456789+−abcdefghijklmnoprstuvwxyz";

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";

    /// <summary>The exponent raised; null when it is long or has a character that cannot be.</summary>
    public static string? Of(string exponent)
    {
        string text = exponent.Replace(" ", "");
        return text.Length <= LongestExponent && text.All(c => Plain.IndexOf(c) >= 0) ? string.Concat(text.Select(c => Raised[Plain.IndexOf(c)])) : null;
    }

    public static bool IsDigit(char character) => Raised.IndexOf(character) is >= 0 and < 10;
}
