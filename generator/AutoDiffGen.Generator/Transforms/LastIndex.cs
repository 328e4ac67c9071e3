using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Transforms;

/// <summary>The value of a counter in the last iteration; one step before the start when there is none.</summary>
internal static class LastIndex
{
    public static Expr Of(Counter counter)
    {
        bool up = counter.Step > 0;
        Expr end = counter.Inclusive ? counter.Bound : Add(counter.Bound, up ? -1 : 1);
        int step = Math.Abs(counter.Step);
        if (step == 1) return end;

        // start ± (distance / step) * step, the division rounding down
        Expr distance = up ? Int(BinaryOperator.Subtract, end, counter.Start) : Int(BinaryOperator.Subtract, counter.Start, end);
        Expr whole = Int(BinaryOperator.Multiply, Int(BinaryOperator.Divide, distance, Expr.Int(step)), Expr.Int(step));
        Expr last = Int(up ? BinaryOperator.Add : BinaryOperator.Subtract, counter.Start, whole);
        var runs = new Binary(up ? BinaryOperator.GreaterOrEqual : BinaryOperator.LessOrEqual, end, counter.Start, IrType.Bool);
        return new Select(runs, last, Add(counter.Start, up ? -1 : 1));
    }

    private static Expr Add(Expr value, int offset) =>
        value.IsInt(out int known)
            ? Expr.Int(known + offset)
            : Int(offset < 0 ? BinaryOperator.Subtract : BinaryOperator.Add, value, Expr.Int(Math.Abs(offset)));

    private static Binary Int(BinaryOperator op, Expr left, Expr right) => new(op, left, right, IrType.Int);
}
