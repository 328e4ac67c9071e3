using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>An exception that an expression may throw without saying so.</summary>
/// <param name="Type">Its type, in <c>System</c>.</param>
/// <param name="Condition">When it does, or when the probe is evaluated; null where that is not said.</param>
/// <param name="Probe">Text that has to be run to know.</param>
internal sealed record ImplicitException(string Type, Expr? Condition, Opaque? Probe = null);

/// <summary>Finds out when indices, divisors, lengths and copied text throw. Arrays are taken to be there.</summary>
internal sealed class ImplicitExceptions
{
    private readonly List<ImplicitException> found = [];

    private ImplicitExceptions()
    {
    }

    public static IReadOnlyList<ImplicitException> Of(Stmt statement)
    {
        var exceptions = new ImplicitExceptions();
        if (statement is Loop) return exceptions.found;
        foreach (Expr operand in statement.Operands()) exceptions.Visit(operand, Expr.True);
        if (statement is Store store) exceptions.Index(new Element(store.Array, store.Indices), Expr.True);
        return exceptions.found;
    }

    private void Visit(Expr expr, Expr when)
    {
        switch (expr)
        {
            case Select s:
                Visit(s.Condition, when);
                Visit(s.WhenTrue, And(when, s.Condition));
                Visit(s.WhenFalse, And(when, Not(s.Condition)));
                return;
            case Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } b:
                Visit(b.Left, when);
                Visit(b.Right, And(when, b.Operator == BinaryOperator.AndAlso ? b.Left : Not(b.Left)));
                return;
        }

        foreach (Expr child in expr.Children()) Visit(child, when);
        switch (expr)
        {
            case Element cell:
                Index(cell, when);
                break;
            case Row row:
                Outside(row.Index, new Length(row.Array, null), when, "IndexOutOfRangeException");
                break;
            case Binary { Operator: BinaryOperator.Divide or BinaryOperator.Remainder, Type.IsReal: false } quotient:
                Quotient(quotient, when);
                break;
            case Binary { Checked: true } or Ir.Convert { Checked: true }:
                found.Add(new ImplicitException("OverflowException", null));
                break;
            case Allocate { IsLike: false } array:
                foreach (Expr length in array.Lengths.Where(static l => l is not (Literal or Length))) found.Add(new ImplicitException("OverflowException", And(when, Compare(BinaryOperator.Less, length, LoopBuilder.Zero))));
                break;
            case Apply apply:
                Function(apply);
                break;
            case Opaque { IsPure: true, NeverThrows: false } copied:
                found.Add(new ImplicitException("Exception", when, copied));
                break;
        }
    }

    private void Index(Element cell, Expr when)
    {
        if (cell.Array.Type.Shape is not (Shape.Array or Shape.Span or Shape.ReadOnlySpan or Shape.Matrix))
        {
            found.Add(new ImplicitException("IndexOutOfRangeException", null));
            found.Add(new ImplicitException("ArgumentOutOfRangeException", null));
            return;
        }

        bool isMatrix = cell.Array.Type.Shape == Shape.Matrix;
        for (int i = 0; i < (isMatrix ? cell.Indices.Count : 1); i++) Outside(cell.Indices[i], new Length(cell.Array, isMatrix ? i : null), when, "IndexOutOfRangeException");
    }

    private void Outside(Expr index, Expr length, Expr when, string exception)
    {
        Expr tooLarge = Compare(BinaryOperator.GreaterOrEqual, index, length);
        Expr outside = index is Literal ? tooLarge : new Binary(BinaryOperator.OrElse, Compare(BinaryOperator.Less, index, LoopBuilder.Zero), tooLarge, IrType.Bool);
        found.Add(index.Type == IrType.Int ? new ImplicitException(exception, And(when, outside)) : new ImplicitException(exception, null));
    }

    private void Quotient(Binary quotient, Expr when)
    {
        if (quotient.Right is Literal { Text: not ("0" or "-1") }) return;
        if (quotient.Type.Element is not ("int" or "long"))
        {
            found.Add(new ImplicitException("DivideByZeroException", null));
            return;
        }

        found.Add(new ImplicitException("DivideByZeroException", And(when, Compare(BinaryOperator.Equal, quotient.Right, new Literal("0", quotient.Right.Type)))));
        Expr least = Compare(BinaryOperator.Equal, quotient.Left, new Literal(quotient.Type.Element + ".MinValue", quotient.Left.Type));
        Expr isOpposite = Compare(BinaryOperator.Equal, quotient.Right, new Literal("-1", quotient.Right.Type));
        found.Add(new ImplicitException("OverflowException", And(when, And(isOpposite, least))));
    }

    private void Function(Apply apply)
    {
        if (apply.IsSlice()) found.Add(new ImplicitException("ArgumentOutOfRangeException", null));
        else if (apply.Function.Contains(".Clamp(") && !apply.Arguments.Skip(1).All(static a => a is Number or Literal)) found.Add(new ImplicitException("ArgumentException", null));
        else if (apply.Function.Contains(".Sign(")) found.Add(new ImplicitException("ArithmeticException", null));
    }

    private static Expr And(Expr first, Expr second) => first == Expr.True ? second : new Binary(BinaryOperator.AndAlso, first, second, IrType.Bool);

    private static Unary Not(Expr operand) => new(UnaryOperator.Not, operand, IrType.Bool);

    private static Binary Compare(BinaryOperator comparison, Expr left, Expr right) => new(comparison, left, right, IrType.Bool);
}
