using System.Globalization;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses.Cost;

/// <summary>How often a loop runs, in the names of the source.</summary>
internal static class TripCount
{
    /// <summary>What stands for a number that is known only when the loop has run.</summary>
    public const string Unknown = "k";

    public static string Of(Loop loop)
    {
        if (loop.Counter is not { } counter) return Unknown;
        (Expr low, Expr high) = counter.Step > 0 ? (counter.Start, counter.Bound) : (counter.Bound, counter.Start);
        if (Text(low) is not { } first || Text(high) is not { } last) return Unknown;
        string difference = (first, counter.Inclusive) switch
        {
            ("0", false) or ("1", true) => last,
            ("-1", false) when counter.Step < 0 => last + " + 1",
            (_, false) => $"{last} - {Factor(first)}",
            _ => $"{last} - {Factor(first)} + 1",
        };
        int step = Math.Abs(counter.Step);
        return step == 1 ? Factor(difference) : $"{Factor(difference)}/{step.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Factor(string text) => text.Contains(' ') ? $"({text})" : text;

    private static string? Text(Expr expr) => expr switch
    {
        Read read => read.Local.Name,
        Literal literal => literal.Text,
        Length { Array: Read array, Dimension: null } => array.Local.Name + ".Length",
        Length { Array: Read array, Dimension: { } dimension } => $"{array.Local.Name}.GetLength({dimension.ToString(CultureInfo.InvariantCulture)})",
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum when Text(sum.Left) is { } left && Text(sum.Right) is { } right =>
            $"{left} {(sum.Operator == BinaryOperator.Add ? "+" : "-")} {Factor(right)}",
        _ => null,
    };
}
