using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.BackEnd;

/// <summary>How tightly the operators of C# bind, loosest first.</summary>
internal enum Precedence
{
    Lowest, Conditional, OrElse, AndAlso, Or, ExclusiveOr, And, Equality, Relational, Shift, Additive, Multiplicative, Unary, Primary,
}

/// <summary>How each binary operator is written and how tightly it binds.</summary>
internal static class OperatorTable
{
    public static Precedence Binding(BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => Precedence.Multiplicative,
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Additive,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => Precedence.Shift,
        BinaryOperator.Equal or BinaryOperator.NotEqual => Precedence.Equality,
        BinaryOperator.And => Precedence.And,
        BinaryOperator.ExclusiveOr => Precedence.ExclusiveOr,
        BinaryOperator.Or => Precedence.Or,
        BinaryOperator.AndAlso => Precedence.AndAlso,
        BinaryOperator.OrElse => Precedence.OrElse,
        _ => Precedence.Relational,
    };

    public static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.ShiftLeft => "<<",
        _ => ">>",
    };

    /// <summary>Whether the operator may stand in a compound assignment: <c>x += e</c>.</summary>
    public static bool IsArithmetic(BinaryOperator op) =>
        op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide;
}
