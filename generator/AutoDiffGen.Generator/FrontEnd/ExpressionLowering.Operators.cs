using System.Globalization;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

internal sealed partial class ExpressionLowering
{
    private Expr Unary(IUnaryOperation unary)
    {
        if (unary.IsLifted || !TypeFacts.IsPrimitive(unary.Type)) return opaque.Expression(unary);
        UnaryOperator? known = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => UnaryOperator.Negate,
            UnaryOperatorKind.Not => UnaryOperator.Not,
            UnaryOperatorKind.BitwiseNegation => UnaryOperator.Complement,
            _ => null,
        };
        if (TypeFacts.IsFloating(unary.Type) && known is not (null or UnaryOperator.Negate)) return opaque.Expression(unary);
        if (unary.OperatorKind == UnaryOperatorKind.Plus) return Value(unary.Operand);
        if (known is not { } kind) return opaque.Expression(unary);
        if (unary.IsChecked && TypeFacts.IsInteger(unary.Type)) return Combine(BinaryOperator.Subtract, new Literal("0", scope.Session.TypeOf(unary.Type)), Value(unary.Operand), unary.Type, isChecked: true);
        return new Unary(kind, Value(unary.Operand), scope.Session.TypeOf(unary.Type));
    }

    private Expr Binary(IBinaryOperation binary)
    {
        bool known = !binary.IsLifted && TypeFacts.IsPrimitive(binary.Type) && OperandsKnown(binary);
        if (!known || OperatorOf(binary.OperatorKind) is not { } kind) return opaque.Expression(binary);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) return ShortCircuit(binary, kind);
        Expr[] operands = Values([binary.LeftOperand, binary.RightOperand]);
        return Combine(kind, operands[0], operands[1], binary.Type, binary.IsChecked) with { Origin = OriginOf(binary) };
    }

    private int OriginOf(IOperation operation) => scope.Session.Origins.Add(operation.Syntax);

    private static bool OperandsKnown(IBinaryOperation binary)
    {
        ITypeSymbol? left = binary.LeftOperand.Type, right = binary.RightOperand.Type;
        if (left is ITypeParameterSymbol || right is ITypeParameterSymbol) return NumberParameters.IsOperator(binary.OperatorMethod, left, right) && OperatorOf(binary.OperatorKind) is < BinaryOperator.AndAlso;
        if (TypeFacts.IsPrimitive(left) && TypeFacts.IsPrimitive(right)) return true;
        return TypeFacts.IsString(left) && TypeFacts.IsString(right)
            && binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
    }

    private Binary Combine(BinaryOperator kind, Expr left, Expr right, ITypeSymbol? type, bool isChecked) =>
        new(kind, left, right, scope.Session.TypeOf(type)) { Checked = isChecked && TypeFacts.IsInteger(type) && IsArithmetic(kind) };

    private static bool IsArithmetic(BinaryOperator kind) =>
        kind is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide;

    public static BinaryOperator? OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => BinaryOperator.Add,
        BinaryOperatorKind.Subtract => BinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => BinaryOperator.Multiply,
        BinaryOperatorKind.Divide => BinaryOperator.Divide,
        BinaryOperatorKind.Remainder => BinaryOperator.Remainder,
        BinaryOperatorKind.LessThan => BinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperatorKind.Equals => BinaryOperator.Equal,
        BinaryOperatorKind.NotEquals => BinaryOperator.NotEqual,
        BinaryOperatorKind.ConditionalAnd => BinaryOperator.AndAlso,
        BinaryOperatorKind.ConditionalOr => BinaryOperator.OrElse,
        BinaryOperatorKind.And => BinaryOperator.And,
        BinaryOperatorKind.Or => BinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => BinaryOperator.ExclusiveOr,
        BinaryOperatorKind.LeftShift => BinaryOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => BinaryOperator.ShiftRight,
        _ => null,
    };

    /// <summary>A right side with effects runs only when the left side lets it.</summary>
    private Expr ShortCircuit(IBinaryOperation binary, BinaryOperator kind)
    {
        Expr left = Value(binary.LeftOperand);
        Expr? right = null;
        Block effects = scope.Nested(() => right = Value(binary.RightOperand));
        return ShortCircuit(kind, left, right!, effects);
    }

    /// <param name="kind">And, or.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side, after its effects.</param>
    /// <param name="effects">What the right side does.</param>
    /// <param name="declares">Whether variables that the right side declares are there afterwards.</param>
    public Expr ShortCircuit(BinaryOperator kind, Expr left, Expr right, Block effects, bool declares = true)
    {
        bool isTrue = kind == BinaryOperator.AndAlso && left is Literal { Text: "true" };
        if (effects.IsEmpty) return isTrue ? right : new Binary(kind, left, right, IrType.Bool);
        Local result = scope.Temporary(IrType.Bool, "holds");
        scope.Emit(new Define(result, left));
        Block outliving = declares ? WithoutDeclarations(effects) : effects;
        Block more = scope.Nested(() =>
        {
            scope.EmitAll(outliving);
            scope.Emit(new Assign(result, right));
        });
        scope.Emit(kind == BinaryOperator.AndAlso
            ? new If(new Read(result), more, Block.Empty)
            : new If(new Unary(UnaryOperator.Not, new Read(result), IrType.Bool), more, Block.Empty));
        return new Read(result);
    }

    /// <summary>What a part of an expression declares, as <c>out var t</c>, is there after it: it is declared before, and means nothing where the part has not run.</summary>
    private Block WithoutDeclarations(Block effects)
    {
        var statements = new List<Stmt>();
        foreach (Stmt statement in effects.Statements)
        {
            if (statement is not Define { Target: { IsTemporary: false } target } declaration)
            {
                statements.Add(statement);
                continue;
            }

            scope.Emit(new Define(target, Expr.Default(target.Type)));
            if (declaration.Value is { } value) statements.Add(new Assign(target, value) { Source = statement.Source, Origin = statement.Origin });
        }

        return effects.With(statements);
    }

    private Expr Conversion(IConversionOperation conversion)
    {
        ITypeSymbol? from = conversion.Operand.Type, to = conversion.Type;
        if (from is null && conversion.Operand is IThrowOperation thrown) return Throw(thrown);
        if (StackAllocation(conversion.Operand, to) is { } stack) return stack;
        if (conversion.Operand is ICollectionExpressionOperation collection) return Collection(collection, null);
        if (TypeFacts.ListOf(to) is not null && IsArray(conversion.Operand)) return Root(conversion.Operand);
        if (Arrays.Copied(conversion, null) is { } copy) return copy;
        if (IsSameValue(conversion, from, to)) return Root(conversion.Operand);
        bool numeric = TypeFacts.IsPrimitive(from) && TypeFacts.IsPrimitive(to) && !TypeFacts.IsBool(from) && !TypeFacts.IsBool(to);
        if (!numeric || conversion.OperatorMethod is { } method && !NumberParameters.IsConversion(method)) return opaque.Expression(conversion);
        if (NumberParameters.IsHalf(to) && conversion.Operand.ConstantValue is { HasValue: true, Value: IConvertible value and not char } && value.ToDouble(CultureInfo.InvariantCulture) is var number && HalfPrecision.Holds(number)) return new Number(number, scope.Session.TypeOf(to));
        Ir.Convert converted = ConvertTo(Value(conversion.Operand), to!, conversion.IsChecked);
        return TypeFacts.IsFloating(from) && !TypeFacts.IsFloating(to) ? converted with { Origin = OriginOf(conversion) } : converted;
    }

    private static bool IsSameValue(IConversionOperation conversion, ITypeSymbol? from, ITypeSymbol? to)
    {
        if ((SymbolEqualityComparer.Default.Equals(from, to) || conversion.Conversion.IsIdentity) && conversion.OperatorMethod is null) return true;
        ITypeSymbol? cells = from is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType : TypeFacts.SpanElement(from);
        return cells is not null and not IArrayTypeSymbol && SymbolEqualityComparer.Default.Equals(cells, TypeFacts.SpanElement(to));
    }

    public Ir.Convert ConvertTo(Expr value, ITypeSymbol type, bool isChecked) =>
        new(value, scope.Session.TypeOf(type)) { Checked = isChecked && !TypeFacts.IsFloating(type) };
}
