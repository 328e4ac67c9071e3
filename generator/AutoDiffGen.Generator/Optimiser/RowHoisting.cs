using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Finds the row before a loop that runs along it: <c>x[i, j]</c> and <c>w[i * n + j]</c> in a loop over <c>j</c> become
/// <c>xRow[j]</c> and <c>wRow[j]</c>, which the JIT turns into a single load.
/// </summary>
/// <remarks>
/// A row is as long as the loop is, or as the memory is if that is less: an access outside still throws. Hoisted is only what
/// every iteration is sure to read or write, so that nothing throws which did not before.
/// </remarks>
internal sealed class RowHoisting
{
    public const string Helper = "M:AutoDiffGen.Derivative.Row";

    private readonly LocalFactory locals;

    private RowHoisting(LocalFactory locals) => this.locals = locals;

    /// <summary>A row: the array, and the row's number in a matrix or the first cell's in anything else.</summary>
    private sealed record Row(Local Array, Expr Start);

    public static Function Run(Function function)
    {
        var pass = new RowHoisting(new LocalFactory(function.LocalCount));
        Block body = pass.Visit(function.Body, []);
        return function with { Body = body, LocalCount = pass.locals.Last };
    }

    private Block Visit(Block block, Dictionary<Expr, Local> known)
    {
        known = new Dictionary<Expr, Local>(known);
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Stmt mapped = statement.MapBlocks(b => Visit(b, known));
            output.Add(mapped is Loop { Counter: { } counter } loop && IsSimple(loop) && CounterRange.EndOf(counter) is { } count ? Hoist(loop, counter.Index, count, known, output) : mapped);
        }

        return block.With(output);
    }

    /// <summary>Whether each iteration runs to its end, and none holds a further loop.</summary>
    private static bool IsSimple(Loop loop) => !loop.Body.DescendantStatements().Any(s =>
        s is Loop or MakeRow or Append or Throw or Invoke or MultiCall or Effect or Verbatim or Define { Value: null or Call or Allocate or Opaque { IsPure: false } });

    private Loop Hoist(Loop loop, Local index, Expr count, Dictionary<Expr, Local> known, List<Stmt> output)
    {
        HashSet<int> inside = [.. loop.Body.AllDefined().Concat(loop.Heads()).Select(l => l.Id)];
        HashSet<Row> rows = [.. AlwaysEvaluated(loop).Select(e => RowOf(e, index, inside)).OfType<Row>()];
        if (rows.Count == 0) return loop;
        HashSet<Row> stored = [.. loop.Body.DescendantStatements().OfType<Store>().Select(s => RowOf(new Element(s.Array, s.Indices), index, inside)).OfType<Row>()];
        var names = new Dictionary<Row, Local>();
        foreach (Row row in rows) names[row] = Define(row, stored.Contains(row), count, known, output, loop.Heading);
        return loop with { Body = Apply(loop.Body), Carried = loop.Carried.Map(c => c with { Next = Rewrite(c.Next) }) };

        Block Apply(Block block) => block.Map(s =>
        {
            Stmt mapped = s.MapOperands(Rewrite).MapBlocks(Apply);
            return mapped is Store store && Rewrite(new Element(store.Array, store.Indices)) is Element cell ? store with { Array = cell.Array, Indices = cell.Indices } : mapped;
        });

        Expr Rewrite(Expr expr) => expr is Element element && RowOf(element, index, inside) is { } row && names.TryGetValue(row, out Local? name)
            ? new Element(new Read(name), EquatableArray.Of<Expr>(new Read(index)))
            : expr.MapChildren(Rewrite);
    }

    private Local Define(Row row, bool isStored, Expr count, Dictionary<Expr, Local> known, List<Stmt> output, string? heading)
    {
        bool isReadOnly = !isStored || row.Array.Type.Shape == Shape.ReadOnlySpan;
        IrType type = row.Array.Type.With(isReadOnly ? Shape.ReadOnlySpan : Shape.Span);
        Expr value = new Apply(Helper, EquatableArray.Of(new Read(row.Array), row.Start, count), type);
        if (known.TryGetValue(value, out Local? earlier)) return earlier;
        Local local = known[value] = locals.New(row.Array.Name + "Row", type);
        output.Add(new Define(local, value) { Heading = heading });
        return local;
    }

    private static IEnumerable<Element> AlwaysEvaluated(Loop loop)
    {
        IEnumerable<Expr> operands = loop.Body.Statements.SelectMany(s => s switch
        {
            If choice => [choice.Condition],
            Store store => store.Operands().Append(new Element(store.Array, store.Indices)),
            _ => s.Operands(),
        });
        return operands.Concat(loop.Carried.Select(c => c.Next)).SelectMany(AlwaysEvaluated);
    }

    private static IEnumerable<Element> AlwaysEvaluated(Expr expr) => expr switch
    {
        Element element => element.Indices.SelectMany(AlwaysEvaluated).Append(element),
        Select select => AlwaysEvaluated(select.Condition),
        Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } binary => AlwaysEvaluated(binary.Left),
        _ => expr.Children().SelectMany(AlwaysEvaluated),
    };

    private static Row? RowOf(Element cell, Local index, HashSet<int> inside)
    {
        if (cell.Array is not Read { Local: var array } || inside.Contains(array.Id) || !array.Type.IsReal || array.Type.IsList) return null;
        if (cell.Indices.Count == 2 && IsIndex(cell.Indices[1]) && IsInvariant(cell.Indices[0])) return new Row(array, cell.Indices[0]);
        Expr? start = cell.Indices switch
        {
            { Count: 1 } single when single[0] is Binary { Operator: BinaryOperator.Add, Checked: false } sum && sum.Type == IrType.Int =>
                IsIndex(sum.Right) ? sum.Left : IsIndex(sum.Left) ? sum.Right : null,
            _ => null,
        };
        return start is not null and not Literal && IsInvariant(start) ? new Row(array, start) : null;

        bool IsIndex(Expr expr) => expr is Read read && read.Local.Equals(index);

        bool IsInvariant(Expr expr) => expr.Type == IrType.Int && expr.IsPure() && !expr.ReadsCells() && !expr.Reads().Any(l => inside.Contains(l.Id));
    }
}
