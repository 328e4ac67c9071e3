using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Reads a cell before a loop that would read it in each iteration: <c>pixel[i]</c> in a loop over <c>j</c>. The JIT cannot, as
/// for all it knows the loop's stores change it.
/// </summary>
/// <remarks>Only where the cell is sure to exist, because the loop may have no iterations.</remarks>
internal sealed class InvariantCells
{
    private readonly HashSet<int> written;
    private readonly LocalFactory locals;
    private readonly HashSet<Element> existing = [];

    private InvariantCells(HashSet<int> written, LocalFactory locals)
    {
        this.written = written;
        this.locals = locals;
    }

    public static Function Run(Function function)
    {
        if (!function.Body.DescendantStatements().Any(s => s is Loop loop && loop.Body.DescendantStatements().Any(n => n is Loop))) return function;
        var pass = new InvariantCells(WrittenArrays.Of(function.Body), new LocalFactory(function.LocalCount));
        Block body = pass.Visit(function.Body);
        function = function with { Body = body, LocalCount = pass.locals.Last };
        return CopyPropagation.Run(function);
    }

    private Block Visit(Block block)
    {
        var output = new List<Stmt>();
        foreach (Stmt statement in block.Statements)
        {
            Loop? loop = statement as Loop;
            if (loop is not null) loop = Hoist(loop, output);
            Element? cell = loop?.Counter is { } counter ? CellOf(counter) : null;
            if (cell is not null) existing.Add(cell);
            output.Add((loop ?? statement).MapBlocks(Visit));
            if (cell is not null) existing.Remove(cell);
        }

        return block.With(output);
    }

    /// <summary>The cell that a counter which visits all cells of an array stands for.</summary>
    private static Element? CellOf(Counter counter)
    {
        Expr? end = counter switch
        {
            { Step: > 0, Inclusive: false } when IsFromZero(counter.Start) => counter.Bound,
            { Step: < 0, Inclusive: true, Start: Binary { Operator: BinaryOperator.Subtract } last } when IsFromZero(counter.Bound) && last.Right.IsInt(out int one) && one >= 1 => last.Left,
            _ => null,
        };
        return end is Length { Array: Read array, Dimension: null } ? new Element(array, EquatableArray.Of<Expr>(new Read(counter.Index))) : null;
    }

    private static bool IsFromZero(Expr start) => start.IsInt(out int value) && value >= 0;

    private Loop Hoist(Loop loop, List<Stmt> output)
    {
        Element[] cells = [.. loop.Body.AllOperands().Concat(loop.Carried.Select(c => c.Next))
            .SelectMany(ExprTraversal.DescendantsAndSelf).OfType<Element>()
            .Where(c => existing.Contains(c) && !written.Contains(((Read)c.Array).Local.Id) && c.Type.IsReal).Distinct()];
        if (cells.Length == 0) return loop;
        var names = new Dictionary<Element, Expr>();
        foreach (Element cell in cells)
        {
            Local? known = loop.Body.DescendantStatements().OfType<Define>().FirstOrDefault(d => cell.Equals(d.Value))?.Target;
            Local local = known is null ? locals.Temporary(((Read)cell.Array).Local.Name + "Cell", cell.Type) : locals.New(known);
            names[cell] = new Read(local);
            output.Add(new Define(local, cell));
        }

        Block body = Apply(loop.Body);
        return loop with { Body = body, Carried = loop.Carried.Map(c => c with { Next = Rewrite(c.Next) }) };

        Block Apply(Block block) => block.Map(s => s.MapOperands(Rewrite).MapBlocks(Apply));

        Expr Rewrite(Expr expr) => expr is Element element && names.TryGetValue(element, out Expr? name) ? name : expr.MapChildren(Rewrite);
    }
}
