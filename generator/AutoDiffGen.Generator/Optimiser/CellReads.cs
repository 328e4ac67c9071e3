using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Reads a cell of the user's once where nothing writes between two reads, and before a loop that would read the same cell in each
/// iteration: what the reverse sweep needs of it is then recorded once.
/// </summary>
/// <remarks>A read goes ahead of a loop only where the cell is sure to exist, because the loop may have no iterations.</remarks>
internal sealed class CellReads
{
    private readonly ArrayAliases aliases;
    private readonly LocalFactory locals;
    private readonly Dictionary<int, Expr> lengths;
    private readonly NumberMap<Counter> counters = new();

    private CellReads(Function function)
    {
        aliases = ArrayAliases.Of(function.Body);
        locals = new LocalFactory(function.LocalCount);
        lengths = function.Body.DescendantStatements().OfType<Define>().Where(d => d.Value is Allocate { IsLike: false, Lengths.Count: 1 })
            .GroupBy(d => d.Target.Id).ToDictionary(g => g.Key, g => ((Allocate)g.First().Value!).Lengths[0]);
    }

    public static Function Run(Function function)
    {
        if (!function.Body.DescendantStatements().Any(s => s is Define { Value: Element })) return function;
        var pass = new CellReads(function);
        Block body = pass.Visit(function.Body, []);
        return ReferenceEquals(body, function.Body) ? function : CopyPropagation.Run(function with { Body = body, LocalCount = pass.locals.Last });
    }

    private Block Visit(Block block, Dictionary<Element, Local> known)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            if (statement is Define { Value: Element { Array: Read, Type.IsReal: true } cell } read)
            {
                bool isKnown = known.TryGetValue(cell, out Local? earlier) && earlier!.Type == read.Target.Type;
                if (!isKnown) known[cell] = read.Target;
                output.Add(isKnown ? read with { Value = new Read(earlier!) } : read);
                continue;
            }

            Forget(statement, known);
            if (statement is Loop { Counter: { } counter } loop)
            {
                counters[counter.Index.Id] = counter;
                foreach (Element same in Invariant(loop, known)) output.Add(new Define(known[same] = locals.Temporary(((Read)same.Array).Local.Name + "Cell", same.Type), same));
            }

            output.Add(statement.MapBlocks(b => Visit(b, new Dictionary<Element, Local>(known))));
        }

        return block.With(output);
    }

    /// <summary>The cells that each iteration reads, that none writes, and that exist.</summary>
    private Element[] Invariant(Loop loop, Dictionary<Element, Local> known)
    {
        Element[] cells = [.. loop.Body.Statements.OfType<Define>().Select(d => d.Value).OfType<Element>().Where(c => c.Array is Read && c.Type.IsReal && !known.ContainsKey(c) && Exists(c)).Distinct()];
        if (cells.Length == 0) return cells;
        HashSet<int>? written = Written(loop);
        HashSet<int> inside = [.. loop.Heads().Concat(loop.Body.AllDefined()).Select(l => l.Id)];
        return [.. cells.Where(c => written?.Contains(aliases[((Read)c.Array).Local]) == false && !c.Reads().Any(l => inside.Contains(l.Id)))];
    }

    /// <summary>Whether the index is a counter that goes up to the array's length.</summary>
    private bool Exists(Element cell) =>
        cell.Indices.Count == 1 && cell.Indices[0] is Read index && counters.TryGetValue(index.Local.Id, out Counter? counter)
        && counter is { Step: > 0, Inclusive: false } && counter.Start.IsInt(out int start) && start >= 0
        && (counter.Bound == new Length(cell.Array, null) || lengths.TryGetValue(((Read)cell.Array).Local.Id, out Expr? length) && counter.Bound == length);

    private void Forget(Stmt statement, Dictionary<Element, Local> known)
    {
        if (known.Count == 0) return;
        HashSet<int>? written = Written(statement);
        foreach (Element cell in known.Keys.Where(c => written?.Contains(aliases[((Read)c.Array).Local]) != false).ToList()) known.Remove(cell);
    }

    /// <summary>The memory that a statement writes; null when that is not known.</summary>
    private HashSet<int>? Written(Stmt statement)
    {
        var written = new HashSet<int>();
        foreach (Stmt step in statement.Blocks().SelectMany(b => b.DescendantStatements()).Prepend(statement))
        {
            if (step is Store { Array: Read array }) written.Add(aliases[array.Local]);
            else if (step is not (If or Loop or Comment or Push or Pop or Define { Value: null or not (Call or Opaque { IsPure: false }) })) return null;
        }

        return written;
    }
}
