using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>
/// Finds out whether each iteration of a loop writes all cells of an array before it looks at any: such an array hands nothing on
/// from one iteration to the next, though it is made outside.
/// </summary>
internal static class PrivateArrays
{
    /// <param name="body">What an iteration does.</param>
    /// <param name="array">The array.</param>
    /// <param name="length">The length it was made with.</param>
    public static bool IsWrittenFirst(Block body, Local array, Expr length)
    {
        for (int i = 0; i < body.Statements.Count; i++)
        {
            if (!Mentions(body.Statements[i], array)) continue;
            if (body.Statements[i] is not Loop loop) return false;
            return Fills(loop, array, length) || body.Statements.Skip(i + 1).All(s => !Mentions(s, array)) && IsWrittenFirst(loop.Body, array, length);
        }

        return true;
    }

    /// <summary>Whether the loop stores to cell after cell, and each iteration is concerned with no other than its own.</summary>
    private static bool Fills(Loop loop, Local array, Expr length)
    {
        if (loop.Counter is not { Step: 1, Inclusive: false } counter || counter.Bound != length || !counter.Start.IsInt(out int start) || start != 0) return false;
        EquatableArray<Expr> own = EquatableArray.Of<Expr>(new Read(counter.Index));
        return loop.Body.Statements.FirstOrDefault(s => Mentions(s, array)) is Store first && IsOwn(first) && !Mentions(first.Value, array)
            && loop.Body.DescendantStatements().All(s => s is Store { Array: Read target } store && target.Local.Equals(array)
                ? IsOwn(store) && OnlyOwn(store.Value)
                : s.Operands().All(OnlyOwn));

        bool IsOwn(Store store) => store.Array is Read target && target.Local.Equals(array) && store.Indices == own;

        bool OnlyOwn(Expr expr) => expr switch
        {
            Length => true,
            Element { Array: Read read } cell when read.Local.Equals(array) => cell.Indices == own,
            Read read => !read.Local.Equals(array),
            _ => expr.Children().All(OnlyOwn),
        };
    }

    private static bool Mentions(Stmt statement, Local array) =>
        statement.Operands().Concat(statement.Blocks().SelectMany(StmtTraversal.AllOperands)).Any(e => Mentions(e, array));

    private static bool Mentions(Expr expr, Local array) => expr switch
    {
        Length => false,
        Read read => read.Local.Equals(array),
        _ => expr.Children().Any(e => Mentions(e, array)),
    };
}
