using System.Globalization;

namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    private static readonly string[] Tame = ["Math.Sin({0})", "Math.Tanh({0})", "Math.Cos({0})", "Math.Atan({0})", "Math.Exp(Math.Sin({0}))", "Math.Sqrt(1.5 + Math.Sin({0}))", "Math.Log(2.0 + Math.Cos({0}))"];

    /// <summary>A <c>double</c> expression of at most the given depth.</summary>
    private string Number(int levels)
    {
        if (levels <= 0) return Leaf();
        return choices.Below(15) switch
        {
            0 or 1 => Leaf(),
            2 => $"({Number(levels - 1)} + {Number(levels - 1)})",
            3 or 4 => $"{Number(levels - 1)} * {Operand(levels - 1)}",
            5 => $"({Number(levels - 1)} - {Operand(levels - 1)})",
            6 or 7 => string.Format(CultureInfo.InvariantCulture, choices.Of<string>(Tame), Number(levels - 1)),
            8 => $"{Number(levels - 1)} / (1.5 + Math.Sin({Number(levels - 1)}))",
            9 => $"({Condition(levels - 1)} ? {Number(levels - 1)} : {Number(levels - 1)})",
            10 => Call(levels - 1) ?? Leaf(),
            11 => $"{choices.Of("Math.Max", "Math.Min", "double.Hypot")}({Number(levels - 1)}, {Number(levels - 1)})",
            12 => $"(-({Number(levels - 1)}))",
            13 => Switch(levels - 1),
            _ => Effect(levels - 1) ?? Leaf(),
        };
    }

    private string Operand(int levels) => levels <= 0 ? Leaf() : $"({Number(levels)})";

    private string Leaf()
    {
        switch (choices.Below(8))
        {
            case 0:
                return Literal();
            case 1 or 2 when Any(v => v.HasCells) is { } array:
                return Cell(array);
            case 3 when Any(v => v.Kind == Kind.Count) is { } count:
                return $"{count.Name} * 0.25";
            default:
                return Any(v => v.Kind == Kind.Number)?.Name ?? Literal();
        }
    }

    private string Cell(Variable array) => $"{array.Name}[{Index(array)}]";

    /// <summary>An index that exists: a constant, a count that is small enough, or a remainder.</summary>
    private string Index(Variable array)
    {
        Variable? count = Any(v => v.Kind == Kind.Count);
        return choices.Below(4) switch
        {
            1 when count is not null && count.Length <= array.Length => count.Name,
            2 when count is not null => $"({count.Name} + {choices.Below(3)}) % {array.Length}",
            3 when count is not null && count.Length <= array.Length => $"{array.Name}.Length - 1 - {count.Name}",
            _ => choices.Below(array.Length).ToString(CultureInfo.InvariantCulture),
        };
    }

    private string Condition(int levels) => choices.Below(6) switch
    {
        1 => $"{Number(levels)} < {Number(0)} && {Number(0)} < {Number(0)}",
        2 => $"{Number(levels)} > {Number(0)} || {Number(0)} > {Number(0)}",
        3 when Any(v => v.Kind == Kind.Count) is { } count => $"{count.Name} % 2 == {choices.Below(2)}",
        4 => $"!({Number(levels)} >= {Literal()})",
        _ => $"{Number(levels)} < {Number(0)}",
    };

    private string Switch(int levels) => Any(v => v.Kind == Kind.Count) is { } count
        ? $"({count.Name} switch {{ 0 => {Number(levels)}, 1 or 3 => {Number(levels)}, _ => {Number(levels)} }})"
        : $"({Number(0)} switch {{ < 0 => {Number(levels)}, < 0.5 => {Number(levels)}, _ => {Number(levels)} }})";

    /// <summary>An expression that changes a variable on its way.</summary>
    private string? Effect(int levels)
    {
        if (Any(v => v is { Kind: Kind.Number, IsFixed: false }) is not { } variable) return null;
        return choices.Below(5) switch
        {
            0 => $"({variable.Name} = {Number(levels)})",
            1 => $"({variable.Name} += {Number(levels)})",
            2 => $"({variable.Name} *= {Number(levels)})",
            3 => $"{variable.Name}++",
            _ => $"--{variable.Name}",
        };
    }

    private string? Call(int levels)
    {
        List<Callee> known = [.. callees.Where(c => c.ReturnsNumber), .. self is { IsRecursive: true, ReturnsNumber: true } ? [self] : Array.Empty<Callee>()];
        return known.Count == 0 ? null : CallOf(known[choices.Below(known.Count)], levels);
    }

    private string? CallOf(Callee callee, int levels)
    {
        var arguments = new List<string>();
        for (int i = 0; i < callee.Parameters.Count; i++)
        {
            Variable parameter = callee.Parameters[i];
            bool isDepth = callee.IsRecursive && i == callee.Parameters.Count - 1;
            string? argument = parameter.Kind switch
            {
                Kind.Number => Number(levels),
                Kind.Count => isDepth && callee == self ? $"{parameter.Name} - 1" : choices.Below(isDepth ? 4 : parameter.Length).ToString(CultureInfo.InvariantCulture),
                _ => Any(v => v.HasCells && v.Length == parameter.Length && Converts(v.Kind, parameter.Kind))?.Name,
            };
            if (argument is null) return null;
            arguments.Add(argument);
        }

        return $"{callee.Name}({string.Join(", ", arguments)})";
    }

    private static bool Converts(Kind from, Kind to) => from == to || to switch
    {
        Kind.Span => from == Kind.Array,
        Kind.ReadOnlySpan => from is Kind.Array or Kind.Span,
        _ => false,
    };
}
