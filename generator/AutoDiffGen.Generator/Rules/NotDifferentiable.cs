using System.Diagnostics.CodeAnalysis;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The functions on numbers that have no row in the table, and why.</summary>
internal static class NotDifferentiable
{
    private const string Conversion = "it is generic; a cast is differentiated";

    private const string Text = "its argument is text, which carries no derivative";

    private const string Tuple = "it returns a tuple; Sin and Cos called one by one are differentiated";

    /// <summary>The reason for each function, by its name without type and parameters.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["CreateChecked"] = Conversion,
        ["CreateSaturating"] = Conversion,
        ["CreateTruncating"] = Conversion,
        ["Parse"] = Text,
        ["SinCos"] = Tuple,
        ["SinCosPi"] = "it returns a tuple; SinPi and CosPi called one by one are differentiated",
        ["TryParse"] = Text,
    };

    /// <summary>Why a method of <c>Math</c>, <c>MathF</c>, <c>double</c> or <c>float</c> has no row.</summary>
    public static bool TryGetReason(string id, [NotNullWhen(true)] out string? reason)
    {
        reason = null;
        int end = id.IndexOfAny(['(', '`']);
        int dot = end < 0 ? -1 : id.LastIndexOf('.', end);
        return dot > 0
            && id.Substring(0, dot) is ("M:System.Math" or "M:System.MathF" or "M:System.Double" or "M:System.Single")
            && Reasons.TryGetValue(id.Substring(dot + 1, end - dot - 1), out reason);
    }
}
