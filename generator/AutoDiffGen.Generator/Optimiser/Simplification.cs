using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>Simplifies expressions without changing a bit of what they give, as the user's own statements pass through here.</summary>
internal static class Simplification
{
    public static Expr Simplify(Expr expr) => expr.IsAtom() ? expr : Fold(expr.MapChildren(Simplify));

    private static Expr Fold(Expr expr) => expr switch
    {
        Unary { Operator: UnaryOperator.Not, Operand: Literal { Text: "true" } } => Expr.False,
        Unary { Operator: UnaryOperator.Not, Operand: Literal { Text: "false" } } => Expr.True,
        Unary { Operator: UnaryOperator.Not, Operand: Unary { Operator: UnaryOperator.Not } inner } => inner.Operand,
        Unary { Operator: UnaryOperator.Negate, Operand: Number number } => new Number(-number.Value, number.Type),
        Unary { Operator: UnaryOperator.Negate, Operand: Unary { Operator: UnaryOperator.Negate } inner } => inner.Operand,
        Binary { Operator: BinaryOperator.AndAlso } binary => Logical(binary, absorbing: "false"),
        Binary { Operator: BinaryOperator.OrElse } binary => Logical(binary, absorbing: "true"),
        Binary { Operator: BinaryOperator.Multiply, Left: Number { Value: 1 } } binary when binary.Type.IsReal => binary.Right,
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Right: Number { Value: 1 } } binary when binary.Type.IsReal => binary.Left,
        Binary { Left: Number, Right: Number } binary => Algebra.Fold(binary.Operator, binary.Left, binary.Right) ?? binary,
        Binary { Operator: BinaryOperator.Equal, Left: Literal { Text: "null" }, Right: Literal { Text: "null" } } => Expr.True,
        Binary { Operator: BinaryOperator.NotEqual, Left: Literal { Text: "null" }, Right: Literal { Text: "null" } } => Expr.False,
        Binary binary when binary.Left.IsInt(out int left) && binary.Right.IsInt(out int right) => FoldInt(binary, left, right),
        Apply apply when Algebra.IsGuardedProduct(apply) && (apply.Arguments[0] is Number || apply.Arguments[1] is Number) => Algebra.GuardedProduct(apply.Arguments[0], apply.Arguments[1]),
        Select { Condition: Literal { Text: "true" } } select => select.WhenTrue,
        Select { Condition: Literal { Text: "false" } } select => select.WhenFalse,
        Select select when select.WhenTrue == select.WhenFalse => select.WhenTrue,
        Select { WhenTrue: Literal { Text: "true" } } select when select.Type == IrType.Bool => Fold(new Binary(BinaryOperator.OrElse, select.Condition, select.WhenFalse, IrType.Bool)),
        Select { WhenFalse: Literal { Text: "false" } } select when select.Type == IrType.Bool => Fold(new Binary(BinaryOperator.AndAlso, select.Condition, select.WhenTrue, IrType.Bool)),
        Ir.Convert { Operand: Number number } convert when convert.Type == number.Type => number,
        _ => expr,
    };

    private static Expr Logical(Binary binary, string absorbing) => (binary.Left, binary.Right) switch
    {
        (Literal left, _) => left.Text == absorbing ? left : binary.Right,
        (_, Literal right) when right.Text != absorbing => binary.Left,
        _ => binary,
    };

    private static Expr FoldInt(Binary binary, int left, int right) => binary.Operator switch
    {
        BinaryOperator.Add when binary.Type == IrType.Int => InRange((long)left + right) ?? binary,
        BinaryOperator.Subtract when binary.Type == IrType.Int => InRange((long)left - right) ?? binary,
        BinaryOperator.Multiply when binary.Type == IrType.Int => InRange((long)left * right) ?? binary,
        _ => binary,
    };

    private static Expr? InRange(long value) => value is >= int.MinValue and <= int.MaxValue ? Expr.Int((int)value) : null;
}
