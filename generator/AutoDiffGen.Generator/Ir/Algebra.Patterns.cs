namespace AutoDiffGen.Generator.Ir;

internal static partial class Algebra
{
    private static Binary Node(BinaryOperator @operator, Expr left, Expr right) => new Binary(@operator, left, right, left.Type);

    /// <summary>Brings both operands to the wider of their types.</summary>
    private static (Expr Left, Expr Right) Unify(Expr left, Expr right)
    {
        if (left.Type == right.Type) return (left, right);
        bool isGeneric = (left.Type.Parameter ?? right.Type.Parameter) is not null;
        IrType type = left.Type.IsHalf && right.Type.IsReal ? right.Type : right.Type.IsHalf && left.Type.IsReal ? left.Type
            : isGeneric ? (left.Type.Parameter is null ? right : left).Type
            : left.Type.Element == "double" || right.Type.Element == "double" ? IrType.Double
            : left.Type.IsReal || right.Type.IsReal ? IrType.Single
            : left.Type;
        return (ConvertTo(left, type), ConvertTo(right, type));
    }

    /// <summary>The value of an operation on two constants, unless it is infinite or NaN.</summary>
    public static Expr? Fold(BinaryOperator @operator, Expr left, Expr right)
    {
        if (left is not Number { Value: var x } || right is not Number { Value: var y }) return null;
        double value = @operator switch
        {
            BinaryOperator.Add => x + y,
            BinaryOperator.Subtract => x - y,
            BinaryOperator.Multiply => x * y,
            BinaryOperator.Divide => x / y,
            _ => double.NaN,
        };
        Expr result = Expr.Constant(value, left.Type);
        return IsFinite(((Number)result).Value) && (!left.Type.IsHalf || HalfPrecision.Holds(value)) ? result : null;
    }

    private static Expr Scale(Number factor, Expr operand)
    {
        if (factor.Value == 1) return operand;
        if (factor.Value == -1) return Negate(operand);
        if (Negated(operand) is { } minusOperand) return Scale(new Number(-factor.Value, factor.Type), minusOperand);
        if (IsChoiceOfConstants(operand)) return IntoArms((Select)operand, factor, Multiply);
        return operand switch
        {
            Binary { Operator: BinaryOperator.Multiply, Left: Number inner } product when IsExact(factor, inner) =>
                Scale((Number)Expr.Constant(factor.Value * inner.Value, factor.Type), product.Right),
            Binary { Operator: BinaryOperator.Divide, Left: Number inner } quotient when IsExact(factor, inner) =>
                Divide(Expr.Constant(factor.Value * inner.Value, factor.Type), quotient.Right),
            _ => Node(BinaryOperator.Multiply, factor, operand),
        };
    }

    /// <summary>Whether a product of two constants is free of rounding: one is a power of two, or both are small integers.</summary>
    private static bool IsExact(Number left, Number right)
    {
        double product = left.Value * right.Value;
        if (left.Type.IsHalf) return HalfPrecision.Holds(product);
        if (Math.Abs(product) is > 1e30 or < 1e-30) return false;
        double limit = left.Type.Element == "float" ? 1 << 24 : 1L << 53;
        bool areIntegers = Math.Floor(left.Value) == left.Value && Math.Floor(right.Value) == right.Value;
        return IsPowerOfTwo(left.Value) || IsPowerOfTwo(right.Value) || areIntegers && Math.Abs(product) < limit;
    }

    private static bool IsPowerOfTwo(double value) => (BitConverter.DoubleToInt64Bits(value) & 0xF_FFFF_FFFF_FFFF) == 0;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static bool IsProduct(Expr expr) => expr is Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide };

    private static bool HasCoefficient(Expr expr) => expr is Number or Binary { Operator: BinaryOperator.Multiply, Left: Number };

    /// <summary>x, of -x.</summary>
    private static Expr? Negated(Expr expr) => expr is Unary { Operator: UnaryOperator.Negate } minus ? minus.Operand : null;

    /// <summary>x of -x, 2 of -2, 2 * x of -2 * x, 2 / x of -2 / x: what a sum would rather subtract.</summary>
    private static Expr? WithoutSign(Expr expr) => expr switch
    {
        Unary { Operator: UnaryOperator.Negate } minus => minus.Operand,
        Number { Value: < 0 } => Negate(expr),
        Binary { Operator: BinaryOperator.Multiply, Left: Number { Value: < 0 } } => Negate(expr),
        Binary { Operator: BinaryOperator.Divide } quotient when WithoutSign(quotient.Left) is { } left => Node(BinaryOperator.Divide, left, quotient.Right),
        _ => null,
    };

    private static bool IsChoiceOfConstants(Expr expr) => expr is Select { Type.IsReal: true } choice && IsConstantArm(choice.WhenTrue) && IsConstantArm(choice.WhenFalse);

    private static bool IsConstantArm(Expr arm) => arm is Number || IsChoiceOfConstants(arm);

    private static Select IntoArms(Select choice, Expr factor, Func<Expr, Expr, Expr> multiply)
    {
        return new Select(choice.Condition, Arm(choice.WhenTrue), Arm(choice.WhenFalse));

        Expr Arm(Expr arm) => IsNumber(arm, 0) ? arm : multiply(arm, factor);
    }
}
