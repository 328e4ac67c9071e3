using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Operators between a <c>T?</c> and another: null where either is.</content>
internal sealed partial class NullableLowering
{
    /// <summary>Whether the operation writes a <c>T?</c>, which has been done then.</summary>
    public bool TryAssign(IOperation operation) => operation is ICoalesceAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation && TryLower(operation) is not null;

    private Expr[]? Operator(IBinaryOperation binary)
    {
        if (ExpressionLowering.OperatorOf(binary.OperatorKind) is not { } kind) return null;
        StructLayout layout = expressions.LayoutOf(IsNumber(binary.LeftOperand) ? binary.LeftOperand.Type : binary.RightOperand.Type)!;
        int origin = scope.Session.Origins.Add(binary.Syntax);
        Expr[][] operands = Operands(binary.LeftOperand, binary.RightOperand, layout);
        return TypeFacts.IsBool(binary.Type) ? [Comparison(kind, operands[0], operands[1], origin)] : Arithmetic(kind, operands[0], operands[1], origin);
    }

    private Expr[][] Operands(IOperation left, IOperation right, StructLayout layout)
    {
        if (IsNull(left)) return [expressions.Default(layout), expressions.Operands([right])[0]];
        return IsNull(right) ? [expressions.Operands([left])[0], expressions.Default(layout)] : expressions.Operands([left, right]);
    }

    private Expr[] Arithmetic(BinaryOperator kind, Expr[] left, Expr[] right, int origin) =>
        Where(Atom(And(left[0], right[0])), left[1].Type, () => new Binary(kind, left[1], right[1], left[1].Type) { Origin = origin });

    private Expr Atom(Expr flag) => expressions.Atoms([flag])[0];

    /// <summary>A value where the flag is set, else null.</summary>
    private Expr[] Where(Expr flag, IrType type, Func<Expr> value)
    {
        if (IsSet(flag)) return [Set, value()];
        Expr[] nothing = [Expr.Default(IrType.Bool), Expr.Default(type)];
        return IsNotSet(flag) ? nothing : [flag, .. expressions.Choose(flag, () => [value()], () => [nothing[1]])];
    }

    /// <summary>Two that are null have the same value, the default one, so that equality is that of both parts.</summary>
    private static Expr Comparison(BinaryOperator kind, Expr[] left, Expr[] right, int origin)
    {
        bool isSame = kind == BinaryOperator.Equal, isDifferent = kind == BinaryOperator.NotEqual;
        var values = new Binary(kind, left[1], right[1], IrType.Bool) { Origin = origin };
        if (!isSame && !isDifferent) return And(And(left[0], right[0]), values);
        if (IsNotSet(left[0]) || IsNotSet(right[0]))
        {
            Expr other = IsNotSet(left[0]) ? right[0] : left[0];
            return isDifferent ? other : Not(other);
        }

        bool areSet = IsSet(left[0]) && IsSet(right[0]);
        if (isSame) return And(IsSet(left[0]) ? right[0] : IsSet(right[0]) ? left[0] : new Binary(kind, left[0], right[0], IrType.Bool), values);
        if (areSet) return values;
        Expr flags = IsSet(left[0]) ? Not(right[0]) : IsSet(right[0]) ? Not(left[0]) : new Binary(kind, left[0], right[0], IrType.Bool);
        return new Binary(BinaryOperator.OrElse, flags, values, IrType.Bool);
    }

    private Expr[] Sign(IUnaryOperation unary)
    {
        Expr[] parts = expressions.Operands([unary.Operand])[0];
        return unary.OperatorKind == UnaryOperatorKind.Plus ? parts
            : Where(parts[0], parts[1].Type, () => new Unary(UnaryOperator.Negate, parts[1], parts[1].Type));
    }

    private Expr[]? Compound(ICompoundAssignmentOperation compound)
    {
        bool isPlain = SymbolEqualityComparer.Default.Equals(compound.Target.Type, compound.Value.Type) || IsNull(compound.Value);
        if (!isPlain || ExpressionLowering.OperatorOf(compound.OperatorKind) is not { } kind || scope.FindStruct(compound.Target) is not { } target) return null;
        int origin = scope.Session.Origins.Add(compound.Syntax);
        Expr[][] operands = Operands(compound.Target, compound.Value, target.Layout);
        return Put(target, Arithmetic(kind, operands[0], operands[1], origin));
    }

    private Expr[]? Step(IIncrementOrDecrementOperation step)
    {
        if (scope.FindStruct(step.Target) is not { } target) return null;
        Expr[] before = expressions.Components(step.Target);
        if (step.IsPostfix) before = [.. before.Select(scope.Spill)];
        BinaryOperator kind = step.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
        Expr[] after = Put(target, Where(before[0], before[1].Type, () => new Binary(kind, before[1], new Number(1, before[1].Type), before[1].Type)));
        return step.IsPostfix ? before : after;
    }

    private Expr[] Put(StructVariable target, Expr[] values)
    {
        expressions.Put(target, values, define: false);
        return ExpressionLowering.ReadsOf(target);
    }

    /// <summary><c>a ??= b</c>, where b is evaluated only if a is null.</summary>
    private Expr[]? AssignWhereNull(ICoalesceAssignmentOperation assignment)
    {
        if (scope.FindStruct(assignment.Target) is not { } target) return null;
        Expr[] reads = ExpressionLowering.ReadsOf(target);
        scope.Emit(new If(Not(reads[0]), scope.Nested(() => expressions.Into(target, assignment.Value, define: false)), Block.Empty));
        return IsNullable(assignment.Type) ? reads : [.. reads.Skip(1)];
    }
}
