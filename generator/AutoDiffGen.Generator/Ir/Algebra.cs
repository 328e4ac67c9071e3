using AutoDiffGen.Generator.Helpers;

namespace AutoDiffGen.Generator.Ir;

/// <summary>Makes arithmetic nodes, tidied on the way.</summary>
/// <remarks>
/// What is done is exact, or at most moves a rounding or the sign of a zero. <c>0 * x</c> and <c>x - x</c> stay:
/// x may be infinite or NaN. The one exception is an arm of a choice that is the constant 0; see <see cref="Multiply"/>.
/// </remarks>
internal static partial class Algebra
{
    private const string ProductHelper = "M:AutoDiffGen.Derivative.Product";

    public static Expr Add(Expr left, Expr right)
    {
        (left, right) = Unify(left, right);
        if (Fold(BinaryOperator.Add, left, right) is { } folded) return folded;
        if (IsNumber(left, 0)) return right;
        if (IsNumber(right, 0)) return left;
        if (WithoutSign(right) is { } subtrahend) return Subtract(left, subtrahend);
        return Negated(left) is { } minusLeft ? Subtract(right, minusLeft) : Node(BinaryOperator.Add, left, right);
    }

    public static Expr Subtract(Expr left, Expr right)
    {
        (left, right) = Unify(left, right);
        if (Fold(BinaryOperator.Subtract, left, right) is { } folded) return folded;
        if (IsNumber(right, 0)) return left;
        return WithoutSign(right) is { } summand ? Add(left, summand) : Node(BinaryOperator.Subtract, left, right);
    }

    /// <summary>
    /// The product, constants first. A factor that is a choice between constants takes the other factor into its arms,
    /// where a constant 0 stays 0 whatever the factor is: a partial derivative that is exactly 0 contributes exactly 0.
    /// </summary>
    public static Expr Multiply(Expr left, Expr right)
    {
        (left, right) = Unify(left, right);
        if (Fold(BinaryOperator.Multiply, left, right) is { } folded) return folded;
        if (left is Number factor) return Scale(factor, right);
        if (right is Number rightFactor) return Scale(rightFactor, left);
        if (Negated(left) is { } minusLeft) return Negate(Multiply(minusLeft, right));
        if (Negated(right) is { } minusRight) return Negate(Multiply(left, minusRight));
        if (IsChoiceOfConstants(left)) return IntoArms((Select)left, right, Multiply);
        if (IsChoiceOfConstants(right)) return IntoArms((Select)right, left, Multiply);
        if (left is Binary { Operator: BinaryOperator.Divide, Left: Number } quotient) return Divide(Multiply(quotient.Left, right), quotient.Right);
        if (right is Binary { Operator: BinaryOperator.Divide, Left: Number } other) return Divide(Multiply(other.Left, left), other.Right);
        return IsProduct(right) && !IsProduct(left) ? Node(BinaryOperator.Multiply, right, left) : Node(BinaryOperator.Multiply, left, right);
    }

    public static Expr Divide(Expr left, Expr right)
    {
        (left, right) = Unify(left, right);
        if (Fold(BinaryOperator.Divide, left, right) is { } folded) return folded;
        if (IsNumber(right, 1)) return left;
        if (IsNumber(right, -1)) return Negate(left);
        if (Negated(left) is { } minusLeft) return Negate(Divide(minusLeft, right));
        return Negated(right) is { } minusRight ? Negate(Divide(left, minusRight)) : Node(BinaryOperator.Divide, left, right);
    }

    public static Expr Negate(Expr operand) => operand switch
    {
        Unary { Operator: UnaryOperator.Negate } minus => minus.Operand,
        Number number => new Number(-number.Value, number.Type),
        Binary { Operator: BinaryOperator.Subtract, Type.IsReal: true } difference => Subtract(difference.Right, difference.Left),
        Binary { Operator: BinaryOperator.Multiply, Left: Number factor } product => Scale(new Number(-factor.Value, factor.Type), product.Right),
        Binary { Operator: BinaryOperator.Divide } quotient when HasCoefficient(quotient.Left) =>
            Node(BinaryOperator.Divide, Negate(quotient.Left), quotient.Right),
        _ => new Unary(UnaryOperator.Negate, operand, operand.Type),
    };

    /// <summary>The product that is exactly zero when a factor is, whatever the other: <c>Derivative.Product</c>, or plain where no test is needed.</summary>
    public static Expr GuardedProduct(Expr left, Expr right)
    {
        (left, right) = Unify(left, right);
        if (IsNumber(left, 0) || IsNumber(right, 0)) return Expr.Constant(0, left.Type);
        if (left is Number || right is Number) return Multiply(left, right);
        if (Negated(left) is { } minusLeft) return Negate(GuardedProduct(minusLeft, right));
        if (Negated(right) is { } minusRight) return Negate(GuardedProduct(left, minusRight));
        if (IsChoiceOfConstants(left)) return IntoArms((Select)left, right, GuardedProduct);
        if (IsChoiceOfConstants(right)) return IntoArms((Select)right, left, GuardedProduct);
        string type = left.Type.Parameter is not null ? "``0" : left.Type.Element == "float" ? "System.Single" : "System.Double";
        string arity = left.Type.Parameter is not null ? "``1" : "";
        return new Apply($"{ProductHelper}{arity}({type},{type})", EquatableArray.Of(left, right), left.Type);
    }

    public static bool IsGuardedProduct(Apply apply) => apply.Function.StartsWith(ProductHelper, StringComparison.Ordinal);

    /// <summary>The operand as a value of another numeric type.</summary>
    public static Expr ConvertTo(Expr operand, IrType type) => operand switch
    {
        _ when operand.Type == type => operand,
        Number number when type.IsRealScalar => Expr.Constant(number.Value, type),
        Literal literal when type.IsRealScalar && literal.IsInt(out int value) => Expr.Constant(value, type),
        _ => new Convert(operand, type),
    };

    public static Expr Compare(BinaryOperator comparison, Expr left, Expr right)
    {
        (left, right) = Unify(left, right);
        return new Binary(comparison, left, right, IrType.Bool);
    }

    public static Expr AreEqual(Expr left, Expr right) => Compare(BinaryOperator.Equal, left, right);

    public static Expr AreEqual(Expr left, double right) => AreEqual(left, Expr.Constant(right, left.Type));

    public static Expr Either(Expr left, Expr right) => new Binary(BinaryOperator.OrElse, left, right, IrType.Bool);

    /// <summary>Whether the expression is this constant; 0 stands for either zero.</summary>
    public static bool IsNumber(Expr expr, double value) => expr is Number number && number.Value == value;
}
