namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    /// <summary>An array, rows or a matrix of structs.</summary>
    public static Variable NewPairs(string name, Choices choices)
    {
        Kind kind = choices.Of(Kind.Pairs, Kind.PairRows, Kind.Grid);
        return new Variable(name, kind, kind == Kind.Pairs ? 3 : 2);
    }

    private string Initial(Variable pairs) => (pairs.Kind, choices.Below(2)) switch
    {
        (Kind.Pairs, 0) => "new Pair[3]",
        (Kind.Pairs, _) => $"[{Pair(1)}, {Pair(1)}, {Pair(0)}]",
        (Kind.PairRows, 0) => $"{{ new[] {{ {Pair(1)}, {Pair(0)} }}, new Pair[2] }}",
        (Kind.PairRows, _) => $"[[{Pair(1)}, {Pair(1)}], [{Pair(0)}, {Pair(1)}]]",
        (_, 0) => "new Pair[2, 2]",
        _ => $"{{ {{ {Pair(1)}, {Pair(1)} }}, {{ {Pair(0)}, {Pair(1)} }} }}",
    };

    /// <summary>A struct in a variable, or in a cell.</summary>
    private Variable? AnyPair(Func<Variable, bool>? which = null) =>
        Any(v => (v.Kind == Kind.Pair || v.HasPairs) && (which is null || which(v))) is not { } found ? null
        : found.HasPairs ? new Variable(CellOf(found), Kind.Pair) : found;

    private Variable? AnyStruct() => Any(v => v.Kind is Kind.Pair or Kind.Tuple || v.HasPairs) is not { } found ? null
        : found.HasPairs ? new Variable(CellOf(found), Kind.Pair) : found;

    private string CellOf(Variable pairs) => pairs.Kind switch
    {
        Kind.Pairs => Cell(pairs),
        Kind.PairRows => Cell(pairs with { Name = $"{pairs.Name}[{RowIndex()}]" }),
        _ => $"{pairs.Name}[{RowIndex()}, {RowIndex()}]",
    };

    /// <summary>An array of structs to hand over.</summary>
    private string? AnyPairs() => Any(v => v.Kind is Kind.Pairs or Kind.PairRows) is not { } found ? null
        : found.Kind == Kind.Pairs ? found.Name : $"{found.Name}[{RowIndex()}]";

    private void OfPairs(Variable pairs)
    {
        switch (pairs.Kind, choices.Below(4))
        {
            case (Kind.PairRows, 0):
                var row = new Variable(NewName("w"), Kind.Pairs, pairs.Length);
                Line($"Pair[] {row.Name} = {pairs.Name}[{RowIndex()}];");
                scope.Add(row);
                break;
            case (Kind.PairRows, 1) when MayLoop:
                var each = new Variable(NewName("w"), Kind.Pairs, pairs.Length);
                Line($"foreach (Pair[] {each.Name} in {pairs.Name})");
                InLoop(each);
                break;
            case (Kind.Pairs, 0) when MayLoop && functions == 0:
                var reference = new Variable(NewName("e"), Kind.Pair, Passing: "ref");
                Line($"foreach (ref Pair {reference.Name} in {pairs.Name}.AsSpan())");
                InLoop(reference);
                break;
            case (Kind.Pairs or Kind.Grid, 1) when MayLoop:
                var element = new Variable(NewName("e"), Kind.Pair, IsFixed: true);
                Line($"foreach (Pair {element.Name} in {pairs.Name})");
                InLoop(element);
                break;
            case (Kind.Pairs, 2):
                Line(choices.OneIn(2) ? $"Array.Reverse({pairs.Name});" : $"Array.Fill({pairs.Name}, {Pair(1)});");
                break;
            case (_, 3):
                Line($"({CellOf(pairs)}, {CellOf(pairs)}) = ({CellOf(pairs)}, {Pair(1)});");
                break;
            default:
                Line($"{CellOf(pairs)} {choices.Of("=", "+=")} {Pair(2)};");
                break;
        }
    }
}
