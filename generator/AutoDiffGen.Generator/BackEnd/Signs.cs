using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>Recognises addends that are the negative of something simpler, so that <c>x + -y</c> can be written <c>x - y</c>.</summary>
internal static class Signs
{
    private const string MinValue = "-2147483648";

    /// <summary>The expression whose negative this one is, to the last bit; null if it is not evidently one.</summary>
    public static Expr? Negated(Expr expression) => expression switch
    {
        Unary { Operator: UnaryOperator.Negate, Type.IsRealScalar: true } unary => unary.Operand,
        Number { Value: < 0 } number => number with { Value = -number.Value },
        Literal { Type.Name: "int", Text: var text } literal when text[0] == '-' && text != MinValue => literal with { Text = text.Substring(1) },
        Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide, Type.IsRealScalar: true } product when Negated(product.Left) is { } left =>
            product with { Left = left },
        _ => null,
    };
}
