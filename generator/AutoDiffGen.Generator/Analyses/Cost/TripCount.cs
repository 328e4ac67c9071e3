using System.Globalization;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Analyses.Cost;

/// <summary>How often a loop runs, in the names of the source.</summary>
internal static class TripCount
{
    /// <summary>What stands for a number that is known only when the loop has run.</summary>
    private const string Unknown = "trips";

    public static string Of(Loop loop)
    {
        if (loop.Counter is not { } counter) return Unknown;
        (Expr low, Expr high) = counter.Step > 0 ? (counter.Start, counter.Bound) : (counter.Bound, counter.Start);
        if (Linear.Of(low) is not { } first || Linear.Of(high) is not { } last) return Unknown;
        string count = new Linear(last.Name, last.Offset - first.Offset + (counter.Inclusive ? 1 : 0)).Less(first.Name);
        int step = Math.Abs(counter.Step);
        string factor = count.Contains(' ') ? $"({count})" : count;
        return step == 1 ? factor : $"{factor}/{Text(step)}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name, or nothing, plus a number.</summary>
    private readonly record struct Linear(string Name, int Offset)
    {
        public static Linear? Of(Expr expr)
        {
            if (expr is Literal literal) return literal.IsInt(out int value) ? new Linear("", value) : null;
            bool isShifted = expr is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract };
            if (isShifted && expr is Binary { Right: Literal summand } sum && summand.IsInt(out int offset) && Of(sum.Left) is { } shifted)
            {
                return shifted with { Offset = shifted.Offset + (sum.Operator == BinaryOperator.Add ? offset : -offset) };
            }

            return NameOf(expr) is { } name ? new Linear(name, 0) : null;
        }

        public string Less(string name)
        {
            string difference = name.Length == 0 ? Name : $"{Name} - {name}".TrimStart();
            if (difference.Length == 0) return Text(Offset);
            return Offset == 0 ? difference : $"{difference} {(Offset > 0 ? "+" : "-")} {Text(Math.Abs(Offset))}";
        }

        private static string? NameOf(Expr expr) => expr switch
        {
            Read { Local.IsTemporary: false } read => read.Local.Name,
            Length { Array: Read array, Dimension: null } => array.Local.Name + ".Length",
            Length { Array: Read array, Dimension: { } dimension } => $"{array.Local.Name}.GetLength({Text(dimension)})",
            _ => null,
        };
    }
}
