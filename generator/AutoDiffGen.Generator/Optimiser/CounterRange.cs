using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>The numbers that the counter of a loop goes through.</summary>
internal static class CounterRange
{
    /// <summary>One more than the largest, for a counter that visits every number up or down to it and none that is negative; null for any other.</summary>
    public static Expr? EndOf(Counter counter)
    {
        var (first, last) = counter.Step > 0 ? (counter.Start, counter.Bound) : (counter.Bound, counter.Start);
        if (!first.IsInt(out int smallest) || smallest < 0 || counter.Step is not (1 or -1)) return null;
        if (counter.Step < 0 && !counter.Inclusive) return null;
        if (!last.IsPure() || last.ReadsCells()) return null;
        if (counter is { Step: > 0, Inclusive: false }) return last;
        return last is Binary { Operator: BinaryOperator.Subtract } less && less.Right.IsInt(out int one) && one == 1
            ? less.Left
            : new Binary(BinaryOperator.Add, last, Expr.Int(1), IrType.Int);
    }
}
