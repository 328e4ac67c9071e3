using System.Collections.Immutable;
using System.Globalization;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>Reads the arguments and numbers of a <c>[Case]</c>.</summary>
internal static class PointParser
{
    /// <summary>Splits at the commas that no bracket or string encloses.</summary>
    public static ImmutableArray<string> Split(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        int depth = 0, start = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            depth += quoted ? 0 : text[i] switch { '[' or '(' or '{' => 1, ']' or ')' or '}' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0 && !quoted)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return parts.ToImmutable();
    }

    /// <summary>All numbers of a text, brackets ignored; a missing number is 1e300.</summary>
    public static ImmutableArray<double> Numbers(string text) =>
        [.. text.Split([',', '[', ']', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    /// <summary>Rows and columns of <c>1</c>, <c>[1, 2]</c>, <c>[[1, 2], [3, 4]]</c>.</summary>
    public static (int Rows, int Columns) Size(string text, Shape shape)
    {
        var count = Numbers(text).Length;
        if (shape is not (Shape.Matrix or Shape.StructMatrix) || count == 0)
        {
            return (count, count == 0 ? 0 : 1);
        }

        var rows = Split(text[1..^1]).Length;
        return (rows, count / rows);
    }

    /// <summary>3 and 1 of <c>[[1, 2, 3], [4]]</c>.</summary>
    public static IEnumerable<int> RowLengths(string text) => text == "[]" ? [] : Split(text[1..^1]).Select(row => Numbers(row).Length);

    private static double Number(string text) => text switch
    {
        "null" => 1e300,
        "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
