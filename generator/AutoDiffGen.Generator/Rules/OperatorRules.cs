using System.Collections.Immutable;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Convert = AutoDiffGen.Generator.Ir.Convert;

namespace AutoDiffGen.Generator.Rules;

/// <summary>The derivatives of C#'s arithmetic operators and conversions.</summary>
internal static class OperatorRules
{
    /// <summary>The partial derivatives of an operator with real operands; r is its result.</summary>
    public static ImmutableArray<Partial?> PartialsOf(Expr node, Expr r) => node switch
    {
        Unary { Operator: UnaryOperator.Negate } => [Constant(-1, node)],
        Convert { Operand: var x } when x.Type.IsRealScalar => [Constant(1, x)],
        Binary { Operator: var @operator, Left: var x, Right: var y } => PartialsOf(@operator, x, y, r),
        _ => throw new ArgumentException($"No derivative of {node.GetType().Name}.", nameof(node)),
    };

    private static ImmutableArray<Partial?> PartialsOf(BinaryOperator @operator, Expr x, Expr y, Expr r) => @operator switch
    {
        BinaryOperator.Add => [Constant(1, x), Constant(1, y)],
        BinaryOperator.Subtract => [Constant(1, x), Constant(-1, y)],
        BinaryOperator.Multiply => [new(y), new(x)],
        BinaryOperator.Divide when x is Number { Value: 1 } => [null, Guarded(-(r * r))],
        BinaryOperator.Divide => [Guarded(1 / y), Guarded(-r / y)],
        BinaryOperator.Remainder => [Constant(1, x), Guarded(-Functions.Truncate(x / y))],
        _ => throw new ArgumentOutOfRangeException(nameof(@operator), @operator, "Not an arithmetic operator."),
    };

    public static EquatableArray<Expr> OperandsOf(Expr node) => node switch
    {
        Apply apply => apply.Arguments,
        Unary unary => EquatableArray.Of(unary.Operand),
        Convert convert => EquatableArray.Of(convert.Operand),
        Binary binary => EquatableArray.Of(binary.Left, binary.Right),
        _ => EquatableArray<Expr>.Empty,
    };

    private static Partial Constant(double value, Expr operand) => new(Expr.Constant(value, operand.Type));

    private static Partial Guarded(Expr value) => new(value) { NeedsGuard = true };
}
