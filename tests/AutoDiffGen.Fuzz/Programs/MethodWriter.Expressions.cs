using System.Globalization;

namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    private static readonly string[] Tame = ["Math.Sin({0})", "Math.Tanh({0})", "Math.Cos({0})", "Math.Atan({0})", "Math.Exp(Math.Sin({0}))", "Math.Sqrt(1.5 + Math.Sin({0}))", "Math.Log(2.0 + Math.Cos({0}))"];

    /// <summary>A <c>double</c> expression of at most the given depth.</summary>
    private string Number(int levels)
    {
        if (levels <= 0) return Leaf();
        return choices.Below(19) switch
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
            14 => Effect(levels - 1) ?? Leaf(),
            15 => Member(levels - 1) ?? Leaf(),
            16 => CallOfFunction(levels - 1) ?? Leaf(),
            17 => Query(levels - 1) ?? Leaf(),
            _ => Generic(levels - 1) ?? Leaf(),
        };
    }

    private string Operand(int levels) => levels <= 0 ? Leaf() : $"({Number(levels)})";

    private string Leaf()
    {
        switch (choices.Below(10))
        {
            case 0:
                return Literal();
            case 1 or 2 when Any(v => v.IsIndexed) is { } array:
                return Cell(array);
            case 3 when Any(v => v.Kind == Kind.Count) is { } count:
                return $"{count.Name} * 0.25";
            case 4 when AnyStruct() is { } whole:
                return whole.Name + (whole.Kind == Kind.Pair ? choices.Of(".X", ".Y") : choices.Of(".A", ".B"));
            case 5 when Any(v => v.Kind == Kind.Rows) is { } rows:
                return Cell(rows with { Name = $"{rows.Name}[{RowIndex()}]" });
            default:
                return Any(v => v.Kind == Kind.Number)?.Name ?? Literal();
        }
    }

    private string Condition(int levels) => choices.Below(9) switch
    {
        5 => $"{Number(levels)} is {choices.Of("> 0 and < 1", "not (< 0 or > 2)", "< 0 or > 1")}",
        6 => $"({Number(levels)} is var {Named(out string w)} && {w} > {Number(0)})",
        7 when AnyPair() is { } pair => $"{pair.Name} is {{ X: > 0, Y: < 1 }}",
        8 when Any(v => v.Kind == Kind.Tuple) is { } tuple => $"{tuple.Name} is (> 0, < 1)",
        1 => $"{Number(levels)} < {Number(0)} && {Number(0)} < {Number(0)}",
        2 => $"{Number(levels)} > {Number(0)} || {Number(0)} > {Number(0)}",
        3 when Any(v => v.Kind == Kind.Count) is { } count => $"{count.Name} % 2 == {choices.Below(2)}",
        4 => $"!({Number(levels)} >= {Literal()})",
        _ => $"{Number(levels)} < {Number(0)}",
    };

    private string Named(out string name) => name = NewName("w");

    private string Switch(int levels) => Any(v => v.Kind == Kind.Count) is { } count
        ? $"({count.Name} switch {{ 0 => {Number(levels)}, 1 or 3 => {Number(levels)}, _ => {Number(levels)} }})"
        : $"({Number(0)} switch {{ < 0 => {Number(levels)}, < 0.5 => {Number(levels)}, _ => {Number(levels)} }})";

    /// <summary>An expression that changes a variable on its way.</summary>
    private string? Effect(int levels)
    {
        if (isPure || AnyNumber() is not { } variable) return null;
        return choices.Below(5) switch
        {
            0 => $"({variable.Name} = {Number(levels)})",
            1 => $"({variable.Name} += {Number(levels)})",
            2 => $"({variable.Name} *= {Number(levels)})",
            3 => $"{variable.Name}++",
            _ => $"--{variable.Name}",
        };
    }

    private string? Call(int levels) => Returning(Kind.Number, levels);

    private string? Returning(Kind kind, int levels)
    {
        List<Callee> known = [.. callees.Where(c => c.Returns == kind), .. self.IsRecursive && self.Returns == kind ? [self] : Array.Empty<Callee>()];
        return known.Count == 0 ? null : CallOf(known[choices.Below(known.Count)], levels);
    }

    private string? Generic(int levels) => HasGeneric ? $"{choices.Of("H", "H<double>")}({Number(levels)}, {Number(levels)})" : null;

    private string? CallOf(Callee callee, int levels)
    {
        if (isPure && callee.Parameters.Any(p => p.IsWritable || p.HasPairs || p.Passing is "ref" or "out")) return null;
        var arguments = new List<string>();
        for (int i = 0; i < callee.Parameters.Count; i++)
        {
            bool isDepth = callee.IsRecursive && i == callee.Parameters.Count - 1;
            if (Argument(callee, callee.Parameters[i], isDepth, levels) is not { } argument) return null;
            arguments.Add(argument);
        }

        return $"{callee.Name}({string.Join(", ", arguments)})";
    }

    private string? Argument(Callee callee, Variable parameter, bool isDepth, int levels) => parameter switch
    {
        { Passing: "ref" } when choices.OneIn(3) && Any(v => v.IsWritable && v.Kind != Kind.List) is { } array => "ref " + Cell(array),
        { Passing: "ref" or "out" } => Any(v => v.Kind == parameter.Kind && v.IsAssignable) is { } variable ? $"{parameter.Passing} {variable.Name}" : null,
        { Kind: Kind.Count } => isDepth && callee == self ? $"{parameter.Name} - 1" : choices.Below(isDepth ? 4 : parameter.Length).ToString(CultureInfo.InvariantCulture),
        { Kind: Kind.Function } => functions == 0 ? FunctionValue(levels) : Any(v => v.Kind == Kind.Function)?.Name ?? "Math.Cos",
        { HasCells: true } => Cells(parameter, callee.IsRecursive),
        { Kind: Kind.Pairs } => AnyPairs(),
        _ => Of(parameter.Kind, levels),
    };

    /// <summary>An array as it is, or a part of a longer one.</summary>
    private string? Cells(Variable parameter, bool isWhole)
    {
        if (Any(v => v.HasCells && (isWhole ? !v.IsSlice && v.Length == parameter.Length : v.Length >= parameter.Length) && Converts(v.Kind, parameter.Kind)) is not { } array) return null;
        if (array.Length == parameter.Length) return array.Name;
        int start = choices.Below(array.Length - parameter.Length + 1);
        return array.Kind == Kind.Array && parameter.Kind != Kind.Array ? $"{array.Name}.AsSpan({start}, {parameter.Length})" : Range(array, start, parameter.Length);
    }

    private static bool Converts(Kind from, Kind to) => from == to || to switch
    {
        Kind.Span => from == Kind.Array,
        Kind.ReadOnlySpan => from is Kind.Array or Kind.Span,
        _ => false,
    };
}
