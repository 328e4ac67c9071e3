using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>What is added to a cell that is sure to be zero is stored: <c>dW[i] = e</c> for <c>dW[i] += e</c>.</summary>
/// <remarks>
/// Sure it is where the array was cleared and only this statement touches it, each time it runs another cell; or where a loop
/// over i touches cells i, i + 1, … and this one is ahead of all others.
/// </remarks>
internal static class FirstAdditions
{
    private const string ClearHelper = "M:AutoDiffGen.Derivative.Clear";

    public static Function Run(Function function)
    {
        Local[] zeroed = [.. Zeroed(function.Body)];
        HashSet<int> once = [.. zeroed.Where(a => CountOf(function.Body, a) == 2).Select(a => a.Id)];
        if (once.Count > 0) function = function.With(Visit(function.Body, [], once));
        foreach (Local array in zeroed.Where(a => !once.Contains(a.Id)))
        {
            if (Foremost(function.Body, array) is not { } foremost) continue;
            function = function.With(function.Body.Map(s => s is Loop ? s.MapBlocks(b => b.Map(First)) : s));

            Stmt First(Stmt statement) => ReferenceEquals(statement, foremost) ? Stored(foremost) : statement;
        }

        return function;
    }

    /// <summary>Of the additions to cells i, i + 1, … in a loop over i that alone touches the array, the one to the cell that no iteration before has come to.</summary>
    private static Store? Foremost(Block body, Local array)
    {
        Loop[] users = [.. body.Statements.OfType<Loop>().Where(l => CountOf(l.Body, array) > 0)];
        if (users.Length != 1 || users[0] is not { Counter: { Step: > 0 } counter } loop) return null;
        Store[] stores = [.. loop.Body.Statements.OfType<Store>().Where(s => s.Array is Read read && read.Local.Equals(array))];
        if (stores.Length < 2 || CountOf(body, array) != 2 * stores.Length || !stores.All(IsAddition)) return null;
        int?[] offsets = [.. stores.Select(s => s.Indices.Count == 1 ? OffsetOf(s.Indices[0], counter.Index) : null)];
        int? largest = offsets.Max();
        return offsets.All(o => o is not null) && offsets.Count(o => o == largest) == 1 ? stores[Array.IndexOf(offsets, largest)] : null;
    }

    private static bool IsAddition(Store store) =>
        store is { Heading: not null, Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Element cell } } && cell == new Element(store.Array, store.Indices);

    private static int? OffsetOf(Expr index, Local counter) => index switch
    {
        Read read when read.Local.Equals(counter) => 0,
        Binary { Operator: BinaryOperator.Add, Left: Read read } sum when read.Local.Equals(counter) && sum.Right.IsInt(out int offset) => offset,
        Binary { Operator: BinaryOperator.Subtract, Left: Read read } difference when read.Local.Equals(counter) && difference.Right.IsInt(out int offset) => -offset,
        _ => null,
    };

    private static Store Stored(Store addition) =>
        addition.Value is Binary { Operator: BinaryOperator.Subtract } difference ? addition with { Value = -difference.Right } : addition with { Value = ((Binary)addition.Value).Right };

    private static IEnumerable<Local> Zeroed(Block body) => body.Statements.Select(s => s switch
    {
        Effect { Value: Apply { Function: ClearHelper } clear } => ((Read)clear.Arguments[0]).Local,
        Define { Value: Allocate } allocation => allocation.Target,
        _ => null,
    }).OfType<Local>();

    /// <summary>How often cells of the array may be read or written; lengths, and checks and the like at the start, do not count.</summary>
    private static int CountOf(Block body, Local array)
    {
        int count = 0;
        foreach (Stmt statement in body.DescendantStatements())
        {
            if (statement is Effect { Value: Apply { Type.Name: "void" } }) continue;
            foreach (Expr operand in statement.Operands()) count += CountOf(operand, array);
        }

        return count;
    }

    private static int CountOf(Expr expr, Local array)
    {
        if (expr is Length) return 0;
        int count = expr is Read read && read.Local.Equals(array) ? 1 : 0;
        foreach (Expr child in expr.Children()) count += CountOf(child, array);
        return count;
    }

    private static Block Visit(Block block, Loop[] loops, HashSet<int> once) => block.Map(statement => statement switch
    {
        Store { Array: Read array } store when once.Contains(array.Local.Id) && IsAddition(store) && IsOwnCell(new Element(array, store.Indices), loops) => Stored(store),
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
