using System.Text.RegularExpressions;

namespace AutoDiffGen.Generator.Symbolic;

/// <summary>Writes variables: <c>x</c>, <c>x₁</c> for x1, <c>rate</c>.</summary>
internal static class SymbolText
{
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    public static string Of(Symbol symbol) => symbol == Symbol.E ? "e" : Of(symbol.Name);

    public static string Of(string name) => Regex.IsMatch(name, "^[A-Za-z][0-9]{1,2}$") ? name[0] + string.Concat(name.Skip(1).Select(digit => Subscripts[digit - '0'])) : name;

    /// <summary>Whether a factor is one letter with digits above and below it: <c>x₁²</c>.</summary>
    public static bool IsLetter(string factor) => char.IsLetter(factor[0]) && factor.Skip(1).All(c => Subscripts.IndexOf(c) >= 0 || Superscript.IsDigit(c));

    /// <summary>Whether a factor starts with a letter that stands alone: <c>xʸ</c>, but not <c>rate</c> or <c>sin(x)</c>.</summary>
    public static bool StartsWithLetter(string factor) => char.IsLetter(factor[0]) && (factor.Length == 1 || !IsAscii(factor[1]) && factor[1] != '(');

    private static bool IsAscii(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
}
