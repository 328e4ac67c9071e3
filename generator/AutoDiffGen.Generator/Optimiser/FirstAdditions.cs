using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>What is added to a cell that is sure to be zero is stored: <c>dW[i] = e</c> for <c>dW[i] += e</c>.</summary>
/// <remarks>Sure it is where the array was cleared and only this statement touches it, each time it runs another cell.</remarks>
internal static class FirstAdditions
{
    private const string ClearHelper = "M:AutoDiffGen.Derivative.Clear";

    public static Function Run(Function function)
    {
        HashSet<int> once = [.. Zeroed(function.Body).Where(a => CountOf(function.Body, a) == 2).Select(a => a.Id)];
        return once.Count == 0 ? function : function.With(Visit(function.Body, [], once));
    }

    private static IEnumerable<Local> Zeroed(Block body) => body.Statements.Select(s => s switch
    {
        Effect { Value: Apply { Function: ClearHelper } clear } => ((Read)clear.Arguments[0]).Local,
        Define { Value: Allocate } allocation => allocation.Target,
        _ => null,
    }).OfType<Local>();

    /// <summary>How often cells of the array may be read or written; lengths, and checks and the like at the start, do not count.</summary>
    private static int CountOf(Block body, Local array) =>
        body.DescendantStatements().Where(s => s is not Effect { Value: Apply { Type.Name: "void" } }).SelectMany(s => s.Operands()).Sum(e => CountOf(e, array));

    private static int CountOf(Expr expr, Local array) => expr switch
    {
        Length => 0,
        Read read => read.Local.Equals(array) ? 1 : 0,
        _ => expr.Children().Sum(e => CountOf(e, array)),
    };

    private static Block Visit(Block block, Loop[] loops, HashSet<int> once) => block.Map(statement => statement switch
    {
        Store { Heading: not null, Array: Read array, Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Element cell } sum } store
            when once.Contains(array.Local.Id) && cell == new Element(array, store.Indices) && IsOwnCell(cell, loops) =>
            store with { Value = sum.Operator == BinaryOperator.Add ? sum.Right : -sum.Right },
        Loop loop => loop.MapBlocks(b => Visit(b, [.. loops, loop], once)),
        _ => statement.MapBlocks(b => Visit(b, loops, once)),
    });

    /// <summary>Whether no two iterations of the loops have the same cell.</summary>
    private static bool IsOwnCell(Element cell, Loop[] loops)
    {
        if (loops.Any(l => l.Counter is null)) return false;
        HashSet<int> missing = [.. loops.Select(l => l.Counter!.Index.Id)];
        foreach (Expr index in cell.Indices)
        {
            if (index is Read read) missing.Remove(read.Local.Id);
            else if (index is Binary { Operator: BinaryOperator.Add, Left: Binary { Operator: BinaryOperator.Multiply, Left: Read row } start, Right: Read column }
                && loops.FirstOrDefault(l => l.Counter!.Index.Equals(column.Local)) is { } loop
                && CounterRange.EndOf(loop.Counter!) == start.Right)
            {
                missing.Remove(row.Local.Id);
                missing.Remove(column.Local.Id);
            }
        }

        return missing.Count == 0;
    }
}
