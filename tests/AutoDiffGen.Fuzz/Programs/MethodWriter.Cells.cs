using System.Globalization;

namespace AutoDiffGen.Fuzz.Programs;

internal sealed partial class MethodWriter
{
    private string Cell(Variable array) => $"{array.Name}[{Index(array)}]";

    /// <summary>An index that exists: a constant, a count that is small enough, or a remainder.</summary>
    private string Index(Variable array)
    {
        Variable? count = Any(v => v.Kind == Kind.Count);
        return choices.Below(5) switch
        {
            1 when count is not null && count.Length <= array.Length => count.Name,
            2 when count is not null => $"({count.Name} + {choices.Below(3)}) % {array.Length}",
            3 when count is not null && count.Length <= array.Length => $"{array.Name}.{array.CountName} - 1 - {count.Name}",
            4 => $"^{1 + choices.Below(array.Length)}",
            _ => choices.Below(array.Length).ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Another name for an array, a slice of one, or a copy; or two that change places.</summary>
    private void OtherName()
    {
        Variable? from = Any(v => functions == 0 ? v.HasCells : v.Kind == Kind.Array);
        if (from is null)
        {
            Allocate();
            return;
        }

        Variable? other = Any(v => v.IsOwn && v.Kind == Kind.Array && from.Kind == Kind.Array && v.Length == from.Length && v != from);
        if (other is not null && from.IsOwn && choices.OneIn(2))
        {
            Line($"({from.Name}, {other.Name}) = ({other.Name}, {from.Name});");
            return;
        }

        int start = choices.Below(2), length = from.Length - choices.Below(2);
        if (start + length > from.Length) length = from.Length - start;
        bool isArray = from.Kind == Kind.Array;
        (Kind kind, string text) = choices.Below(6) switch
        {
            1 when isArray => (Kind.Array, Range(from, start, length)),
            2 when isArray => (Kind.Array, "(double[])" + from.Name + ".Clone()"),
            3 when isArray || functions > 0 => (Kind.Array, $"[.. {from.Name}]"),
            4 => (Kind.Array, $"{from.Name}{(isArray ? $"[{start}..{start + length}]" : $".Slice({start}, {length}).ToArray()")}"),
            _ when functions > 0 || isArray && choices.OneIn(2) => (Kind.Array, from.Name),
            _ => (from.Kind == Kind.Array ? Kind.Span : from.Kind, isArray ? $"{from.Name}.AsSpan({start}, {length})" : Range(from, start, length)),
        };
        int count = text == from.Name || text.EndsWith("Clone()", StringComparison.Ordinal) || text.StartsWith("[..", StringComparison.Ordinal) ? from.Length : length;
        var variable = new Variable(NewName("s"), kind, count) { IsSlice = from.IsSlice || kind != Kind.Array };
        Line($"{variable.TypeName} {variable.Name} = {text};");
        scope.Add(variable);
    }

    private string Range(Variable array, int start, int length) => choices.Below(3) switch
    {
        1 when start + length == array.Length => $"{array.Name}[{start}..]",
        2 => $"{array.Name}[{start}..^{array.Length - start - length}]",
        _ => $"{array.Name}[{start}..{start + length}]",
    };

    private void CellsAsAWhole()
    {
        Variable? to = Any(v => v.HasCells && v.IsWritable), from = Any(v => v.HasCells);
        if (to is null || from is null)
        {
            Allocate();
            return;
        }

        int count = Math.Min(to.Length, from.Length) - choices.Below(2);
        bool areArrays = to.Kind == Kind.Array && from.Kind == Kind.Array;
        Line(choices.Below(5) switch
        {
            1 when to.Kind == Kind.Span => $"{to.Name}.Fill({Number(1)});",
            2 when to.Kind == Kind.Span => $"{to.Name}[1..].Clear();",
            3 when to.Kind == Kind.Array => $"Array.Reverse({to.Name});",
            4 when to.Kind == Kind.Array => $"Array.Fill({to.Name}, {Number(1)});",
            _ when areArrays => $"Array.Copy({from.Name}, {from.Length - count}, {to.Name}, {choices.Below(to.Length - count + 1)}, {count});",
            _ when from.Kind == Kind.Array => $"{from.Name}.AsSpan({from.Length - count}).CopyTo({to.Name}{(to.Kind == Kind.Array ? ".AsSpan()" : "")});",
            _ => $"{from.Name}[{from.Length - count}..].CopyTo({to.Name});",
        });
    }

    /// <summary>Lists and arrays of arrays that carry derivatives are made once.</summary>
    private void Containers()
    {
        if (choices.OneIn(5))
        {
            var rows = new Variable(NewName("m"), Kind.Rows, 3);
            Line(choices.Below(2) == 0
                ? $"double[][] {rows.Name} = {{ new double[] {{ {Number(1)}, {Number(1)}, {Number(0)} }}, new double[3] }};"
                : $"double[][] {rows.Name} = [[{Number(1)}, {Number(1)}, {Number(1)}], [{Number(0)}, {Number(1)}, {Number(0)}]];");
            scope.Add(rows);
        }

        if (choices.OneIn(5))
        {
            Variable pairs = NewPairs(NewName("g"), choices);
            Line($"{pairs.TypeName} {pairs.Name} = {Initial(pairs)};");
            scope.Add(pairs);
        }

        if (choices.OneIn(5))
        {
            var list = new Variable(NewName("l"), Kind.List, 2);
            Line($"var {list.Name} = new List<double> {{ {Number(1)}, {Number(1)} }};");
            scope.Add(list);
        }
    }

    private void OfRows()
    {
        if (Any(v => v.Kind == Kind.Rows) is not { } rows)
        {
            Declare();
            return;
        }

        string row = $"{rows.Name}[{RowIndex()}]";
        switch (choices.Below(4))
        {
            case 1:
                var name = new Variable(NewName("w"), Kind.Array, rows.Length);
                Line($"double[] {name.Name} = {row};");
                scope.Add(name);
                break;
            case 2 when MayLoop:
                var each = new Variable(NewName("w"), Kind.Array, rows.Length);
                Line($"foreach (double[] {each.Name} in {rows.Name})");
                InLoop(each);
                break;
            default:
                Line($"{row}[{Index(rows with { Name = row })}] {choices.Of("=", "+=", "*=", "-=")} {Number(2)};");
                break;
        }
    }

    private string RowIndex() => Any(v => v.Kind == Kind.Count) is { } count && choices.OneIn(2) ? $"{count.Name} % 2" : choices.Below(2).ToString(CultureInfo.InvariantCulture);

    private void OfLists()
    {
        if (Any(v => v is { Kind: Kind.List, IsFixed: false }) is not { } list) Declare();
        else if (choices.OneIn(2) && !list.IsOfCaller) Line($"{list.Name}.Add({Number(2)});");
        else Line($"{Cell(list)} {choices.Of("=", "+=", "*=")} {Number(2)};");
    }
}
