using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Lets the adjoint of a loop run upward where the order of its iterations makes no difference: they only add to sums and
/// to cells, or each works on cells of its own.
/// </summary>
internal static class LoopDirection
{
    public static Function Run(Function function) => function.With(Visit(function.Body));

    private static Block Visit(Block block) => block.Map(s =>
    {
        Stmt mapped = s.MapBlocks(Visit);
        return mapped is Loop { Counter: { IsReversed: true, Step: -1 } counter } loop && IsOrderless(loop, counter) ? Upward(loop, counter) : mapped;
    });

    /// <summary><c>for (i = n - 1; i >= 0; i--)</c> visits what <c>for (i = 0; i &lt; n; i++)</c> visits.</summary>
    private static Loop Upward(Loop loop, Counter counter)
    {
        bool isExclusive = counter.Start is Binary { Operator: BinaryOperator.Subtract } last && last.Right.IsInt(out int one) && one == 1;
        Expr end = isExclusive ? ((Binary)counter.Start).Left : counter.Start;
        return loop with { Counter = new Counter(counter.Index, counter.Bound, end, 1) { Inclusive = !isExclusive } };
    }

    private static bool IsOrderless(Loop loop, Counter counter)
    {
        if (loop.Body.DescendantStatements().Any(s => s is Pop or Push or MakeRow or Append or Invoke or MultiCall or Effect or Verbatim or Define { Value: Call or Opaque { IsPure: false } })) return false;
        return loop.Carried.All(c => IsSum(c, loop)) && StoredArrays(loop).All(a => IsOrderless(a, loop, counter));
    }

    /// <summary>Whether the carried value is only added to, head + e, and nobody looks at what it is on the way.</summary>
    private static bool IsSum(Carried carried, Loop loop)
    {
        Expr? next = carried.Next is Read read
            ? loop.Body.Statements.OfType<Define>().FirstOrDefault(d => d.Target.Equals(read.Local))?.Value
            : carried.Next;
        if (next is not Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Read left } || !left.Local.Equals(carried.Head)) return false;
        List<Local> readings = [.. loop.Body.AllOperands().Concat(loop.Carried.Select(c => c.Next)).SelectMany(ExprTraversal.Reads)];
        return readings.Count(l => l.Equals(carried.Head)) == 1 && (carried.Next is not Read sum || readings.Count(l => l.Equals(sum.Local)) == 1);
    }

    private static IEnumerable<Local> StoredArrays(Loop loop)
    {
        HashSet<int> inside = [.. loop.Body.AllDefined().Select(l => l.Id)];
        return loop.Body.DescendantStatements().OfType<Store>().Select(s => s.Array).OfType<Read>().Select(a => a.Local).Where(a => !inside.Contains(a.Id)).Distinct();
    }

    private static bool IsOrderless(Local array, Loop loop, Counter counter)
    {
        List<Store> stores = [.. loop.Body.DescendantStatements().OfType<Store>().Where(s => s.Array is Read read && read.Local.Equals(array))];
        List<Element> cells = [.. loop.Body.AllOperands().SelectMany(ExprTraversal.DescendantsAndSelf).OfType<Element>().Where(e => e.Array is Read read && read.Local.Equals(array))];
        bool onlyAdds = stores.All(IsAddition) && cells.Count == stores.Count;
        return onlyAdds || stores.Select(s => s.Indices).Concat(cells.Select(c => c.Indices)).All(i => i.Any(e => e is Read read && read.Local.Equals(counter.Index)));
    }

    private static bool IsAddition(Store store) =>
        store.Value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: Element cell }
        && cell.Array == store.Array && cell.Indices == store.Indices;
}
