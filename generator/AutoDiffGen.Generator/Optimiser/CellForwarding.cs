using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Follows what cells of derivative arrays hold from statement to statement: a value just stored is not loaded again, a
/// value that the next store replaces is not stored, nor one that is there already.
/// </summary>
/// <remarks>Derivative arrays share memory with nothing, and their sums may lose a zero; for the user's arrays neither holds.</remarks>
internal sealed class CellForwarding
{
    private readonly HashSet<int> derivatives;
    private readonly NumberMap<Expr> copies = new();
    private readonly Substitution substitution;

    private CellForwarding(HashSet<int> derivatives)
    {
        this.derivatives = derivatives;
        substitution = new Substitution(copies);
    }

    /// <summary>What is known of a cell.</summary>
    /// <param name="Value">What it holds.</param>
    /// <param name="Before">What it held before a store that nothing has looked at yet; null if that is not known.</param>
    /// <param name="Store">The place of that store in the output; -1 if there is none.</param>
    private sealed record Content(Expr Value, Expr? Before, int Store);

    public static Function Run(Function function)
    {
        HashSet<int> derivatives = [.. function.Body.DescendantStatements().OfType<Store>()
            .Where(s => s.Heading is not null && s.Array is Read).Select(s => ((Read)s.Array).Local.Id)];
        if (derivatives.Count == 0) return function;
        var pass = new CellForwarding(derivatives);
        Block body = pass.Visit(function.Body);
        return function.With(pass.substitution.Apply(body), pass.substitution.Apply);
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt?>();
        var cells = new Dictionary<Element, Content>();
        foreach (Stmt original in block.Statements)
        {
            Stmt statement = WithoutZero(original, original.MapOperands(substitution.Apply).MapBlocks(Visit));
            switch (statement)
            {
                case Define { Value: Element { Array: Read array } cell } load when derivatives.Contains(array.Local.Id):
                    Load(load, cell, cells, output);
                    break;
                case Store { Array: Read array } store when derivatives.Contains(array.Local.Id) && store.Value.IsAtom():
                    Store(store, new Element(array, store.Indices), cells, output);
                    break;
                case Define { Value: Read sum } define when original is Define { Value: Binary }:
                    copies[define.Target.Id] = sum;
                    break;
                default:
                    Forget(statement, cells);
                    output.Add(statement);
                    break;
            }
        }

        return block.With(output.OfType<Stmt>().ToList());
    }

    /// <summary>A sum to which a cell that is known to hold 0 contributes.</summary>
    private static Stmt WithoutZero(Stmt original, Stmt statement) =>
        original is Define { Value: Binary { Operator: BinaryOperator.Add, Left: Read } }
        && statement is Define { Value: Binary { Left: Number { Value: 0 }, Right: var sum } } define
            ? define with { Value = sum }
            : statement;

    private void Load(Define load, Element cell, Dictionary<Element, Content> cells, List<Stmt?> output)
    {
        if (cells.TryGetValue(cell, out Content? known))
        {
            copies[load.Target.Id] = known.Value;
            return;
        }

        foreach (Element other in MaybeSame(cell, cells)) cells[other] = cells[other] with { Store = -1 };
        cells[cell] = new Content(new Read(load.Target), null, -1);
        output.Add(load);
    }

    private static void Store(Store store, Element cell, Dictionary<Element, Content> cells, List<Stmt?> output)
    {
        cells.TryGetValue(cell, out Content? known);
        foreach (Element other in MaybeSame(cell, cells)) cells.Remove(other);
        Expr? before = known?.Value;
        if (known is { Store: >= 0 })
        {
            output[known.Store] = null;
            before = known.Before;
        }

        if (store.Value == before)
        {
            cells[cell] = new Content(store.Value, null, -1);
            return;
        }

        cells[cell] = new Content(store.Value, before, output.Count);
        output.Add(store);
    }

    /// <summary>The known cells that this one may be, itself included: cells i and i + 1 are two.</summary>
    private static List<Element> MaybeSame(Element cell, Dictionary<Element, Content> cells) =>
        [.. cells.Keys.Where(k => k.Array == cell.Array && !CellIndex.AreApart(k.Indices, cell.Indices))];

    /// <summary>A statement that is not followed into may look at every array it mentions, and change it.</summary>
    private static void Forget(Stmt statement, Dictionary<Element, Content> cells)
    {
        if (cells.Count == 0 || statement is Comment) return;
        HashSet<Local> mentioned = [.. statement.Operands().Concat(statement.Blocks().SelectMany(StmtTraversal.AllOperands)).SelectMany(ArraysIn)];
        foreach (Element cell in cells.Keys.Where(c => mentioned.Contains(((Read)c.Array).Local)).ToList()) cells.Remove(cell);
    }

    private static IEnumerable<Local> ArraysIn(Expr expr) => expr switch
    {
        Length => [],
        Read { Local.Type.IsArray: true } read => [read.Local],
        _ => expr.Children().SelectMany(ArraysIn),
    };
}
