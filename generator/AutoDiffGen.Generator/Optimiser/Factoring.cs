using AutoDiffGen.Generator.Ir;

namespace AutoDiffGen.Generator.Optimiser;

/// <summary>
/// Tidies the formed expressions of adjoints: <c>2 * x * -d - 2 * b</c> is <c>-2 * (x * d + b)</c>.
/// </summary>
/// <remarks>The user's own statements keep every bit; only those that have a heading, the adjoints, are looked at.</remarks>
internal static class Factoring
{
    public static Function Run(Function function) => function.With(Visit(function.Body));

    private static Block Visit(Block block) => block.Map(s => (s.Heading is null || s is If or Loop ? s : s.MapOperands(Tidy)).MapBlocks(Visit));

    private static Expr Tidy(Expr expr) => expr.MapChildren(Tidy) switch
    {
        Binary { Type.IsRealScalar: true, Operator: BinaryOperator.Add } sum => Sum(sum.Left, sum.Right, 1),
        Binary { Type.IsRealScalar: true, Operator: BinaryOperator.Subtract } difference => Sum(difference.Left, difference.Right, -1),
        var other => other,
    };

    private static Expr Sum(Expr left, Expr right, int sign)
    {
        var (leftFactor, leftRest) = Split(left);
        var (rightFactor, rightRest) = Split(right);
        if (Math.Abs(leftFactor) != Math.Abs(rightFactor) || Math.Abs(leftFactor) == 1) return sign > 0 ? left + right : left - right;
        return leftFactor * (sign * rightFactor == leftFactor ? leftRest + rightRest : leftRest - rightRest);
    }

    /// <summary>A product as a power of two, with a sign, and the rest: multiplying by the one after the other rounds nothing.</summary>
    private static (double Factor, Expr Cofactor) Split(Expr expr)
    {
        switch (expr)
        {
            case Unary { Operator: UnaryOperator.Negate } minus:
                var (factor, rest) = Split(minus.Operand);
                return (-factor, rest);
            case Binary { Operator: BinaryOperator.Multiply, Left: Number { Value: 2 or -2 or 4 or -4 or 0.5 or -0.5 or -1 } number } scaled:
                (factor, rest) = Split(scaled.Right);
                return (number.Value * factor, rest);
            case Binary { Operator: BinaryOperator.Multiply } product:
                var (left, leftRest) = Split(product.Left);
                var (right, rightRest) = Split(product.Right);
                return left == 1 && right == 1 ? (1, expr) : (left * right, leftRest * rightRest);
            default:
                return (1, expr);
        }
    }
}
