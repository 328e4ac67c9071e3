namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    /// <summary>An expression of any type.</summary>
    private string Of(Kind kind, int levels) => kind switch
    {
        Kind.Pair => Pair(levels),
        Kind.Tuple => Tuple(levels),
        _ => Number(levels),
    };

    private void OfStructs()
    {
        Kind kind = choices.Of(Kind.Pair, Kind.Tuple);
        Variable? variable = kind == Kind.Pair ? AnyPair(v => v.IsAssignable) : Any(v => v.Kind == kind && v.IsAssignable);
        if (variable is null) Declare(kind, 1);
        else if (kind == Kind.Pair) OfPair(variable);
        else OfTuple(variable);
    }

    private void OfPair(Variable pair) => Line(choices.Below(6) switch
    {
        1 => $"{pair.Name} = {Pair(2)};",
        2 => $"{pair.Name} += {Pair(1)};",
        3 => $"{pair.Name}.Scale({Number(1)});",
        4 => $"({pair.Name}.X, {pair.Name}.Y) = ({pair.Name}.Y, {Number(1)});",
        _ => $"{pair.Name}.{choices.Of("X", "Y")} {choices.Of("=", "+=", "*=")} {Number(2)};",
    });

    private void OfTuple(Variable tuple)
    {
        switch (choices.Below(4))
        {
            case 1:
                Line($"{tuple.Name} = {Tuple(2)};");
                break;
            case 2:
                Variable first = new(NewName("v"), Kind.Number), second = new(NewName("v"), Kind.Number);
                Line($"var ({first.Name}, {second.Name}) = {choices.Of(tuple.Name, Tuple(1))};");
                scope.Add(first);
                scope.Add(second);
                break;
            default:
                Line($"{tuple.Name}.{choices.Of("A", "B")} {choices.Of("=", "+=", "*=")} {Number(2)};");
                break;
        }
    }

    private string Pair(int levels)
    {
        string? known = AnyPair()?.Name;
        return (levels <= 0 ? choices.Below(3) : choices.Below(9)) switch
        {
            0 or 1 when known is not null => known,
            2 => "new Pair()",
            3 => $"({Pair(levels - 1)} + {Pair(levels - 1)})",
            4 => $"{Operand(levels - 1)} * {Pair(levels - 1)}",
            5 => $"({Condition(levels - 1)} ? {Pair(levels - 1)} : {Pair(levels - 1)})",
            6 when known is not null => $"({known} with {{ X = {Number(levels - 1)} }})",
            7 => $"(-({Pair(levels - 1)}))",
            8 when Returning(Kind.Pair, levels - 1) is { } call => call,
            _ => $"new Pair({Number(levels - 1)}, {Number(levels - 1)})",
        };
    }

    private string Tuple(int levels)
    {
        string? known = Any(v => v.Kind == Kind.Tuple)?.Name;
        return (levels <= 0 ? choices.Below(2) : choices.Below(5)) switch
        {
            1 when known is not null => known,
            2 => $"({Condition(levels - 1)} ? {Tuple(levels - 1)} : {Tuple(levels - 1)})",
            3 when Returning(Kind.Tuple, levels - 1) is { } call => call,
            _ => $"({Number(levels - 1)}, {Number(levels - 1)})",
        };
    }

    /// <summary>A number out of a struct.</summary>
    private string? Member(int levels)
    {
        if (AnyStruct() is not { } variable) return null;
        if (variable.Kind == Kind.Tuple) return $"{variable.Name}.{choices.Of("A", "B", "Item2")}";
        return choices.Below(6) switch
        {
            1 => $"{variable.Name}.Product",
            2 => $"{variable.Name}.Dot({Pair(levels - 1)})",
            3 when variable.IsAssignable && !isPure => $"{variable.Name}.Next()",
            4 => $"(double){variable.Name}",
            _ => $"{variable.Name}.{choices.Of("X", "Y")}",
        };
    }
}
