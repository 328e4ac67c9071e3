namespace AutoDiffGen.Generator.BackEnd;

/// <summary>The numeric conversions that C# makes by itself.</summary>
internal static class NumericTypes
{
    private static readonly string[] ByRank =
        ["sbyte", "byte", "short", "ushort", "char", "int", "uint", "long", "ulong", "float", "double"];

    public static bool IsNumeric(string type) => Array.IndexOf(ByRank, type) >= 0;

    public static bool IsIntegral(string type) => IsNumeric(type) && type is not ("float" or "double");

    /// <summary>Whether a cast to the type needs no parentheses around a negative operand.</summary>
    public static bool IsKeyword(string type) =>
        IsNumeric(type) || type is "decimal" or "bool" or "string" or "object";

    public static bool IsImplicit(string from, string to) => to switch
    {
        "double" => IsNumeric(from),
        "float" => IsIntegral(from),
        "long" => from is "int" or "uint" || IsSmall(from),
        "ulong" => from is "uint" or "byte" or "ushort" or "char",
        "int" => IsSmall(from),
        "uint" => from is "byte" or "ushort" or "char",
        "short" => from is "sbyte" or "byte",
        "ushort" => from is "byte" or "char",
        _ => false,
    };

    /// <summary>The type in which C# computes <c>left + right</c>; null when there is none.</summary>
    public static string? Promote(string left, string right)
    {
        if (!IsNumeric(left) || !IsNumeric(right)) return null;
        if (left == "double" || right == "double") return "double";
        if (left == "float" || right == "float") return "float";
        if (left == "ulong" || right == "ulong") return IsSigned(left) || IsSigned(right) ? null : "ulong";
        if (left == "long" || right == "long") return "long";
        if (left == "uint" || right == "uint") return IsSigned(left) || IsSigned(right) ? "long" : "uint";
        return "int";
    }

    private static bool IsSmall(string type) => type is "sbyte" or "byte" or "short" or "ushort" or "char";

    private static bool IsSigned(string type) => type is "sbyte" or "short" or "int" or "long";
}
