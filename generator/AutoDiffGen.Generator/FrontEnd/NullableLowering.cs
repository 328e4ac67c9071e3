using System.Globalization;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Lowers what is done with a <c>T?</c> of numbers, which is a flag and a value. The value is the default one where
/// the flag is not set, as it is in C#'s own <c>Nullable&lt;T&gt;</c>.
/// </summary>
internal sealed partial class NullableLowering(FunctionScope scope, ExpressionLowering expressions)
{
    private static readonly Literal Set = new("true", IrType.Bool);

    /// <summary>The parts of what an operation on a <c>T?</c> gives; null, and nothing done, where it is none.</summary>
    public Expr[]? TryLower(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } instance } when IsNullable(instance.Type) => [expressions.Components(instance)[0]],
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } instance } when IsNullable(instance.Type) => Required(instance),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } instance } call when IsNullable(instance.Type) => OrDefault(instance, call.Arguments),
        IObjectCreationOperation { Arguments.Length: 1, Initializer: null } creation when IsNullable(creation.Type) => [Set, .. expressions.Components(creation.Arguments[0].Value, TypeFacts.Underlying(creation.Type)!)],
        ICoalesceOperation choice when IsNullable(choice.Value.Type) && CanChoose(choice) => Coalesce(choice),
        ICoalesceAssignmentOperation assignment when IsNullable(assignment.Target.Type) => AssignWhereNull(assignment),
        IConversionOperation { OperatorMethod: null } conversion => Converted(conversion),
        IConversionOperation { OperatorMethod: { } method } conversion when IsLifted(conversion) => Called(method, conversion, conversion.Operand),
        IConditionalAccessOperation access => Access(access),
        IBinaryOperation { IsLifted: true, OperatorMethod: { } method } binary when !NumberParameters.IsHalf(method.ContainingType) => Called(method, binary, binary.LeftOperand, binary.RightOperand),
        IUnaryOperation { IsLifted: true, OperatorMethod: { } method } unary when !NumberParameters.IsHalf(method.ContainingType) => Called(method, unary, unary.Operand),
        ICompoundAssignmentOperation { IsLifted: true, OperatorMethod: { } method } compound when !NumberParameters.IsHalf(method.ContainingType) => CompoundCall(compound, method),
        IBinaryOperation { IsLifted: true } binary when IsOfNumbers(binary.LeftOperand, binary.RightOperand) => Operator(binary),
        IUnaryOperation { IsLifted: true, OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus } unary when IsOfNumbers(unary.Operand, unary.Operand) => Sign(unary),
        ICompoundAssignmentOperation { IsLifted: true } compound when TypeFacts.IsFloating(TypeFacts.Underlying(compound.Target.Type)) => Compound(compound),
        IIncrementOrDecrementOperation { IsLifted: true } step when TypeFacts.IsFloating(TypeFacts.Underlying(step.Target.Type)) => Step(step),
        _ => null,
    };

    public bool IsNullable(ITypeSymbol? type) => expressions.LayoutOf(type) is { IsNullable: true };

    /// <summary>Whether both are a <c>double?</c>, a <c>float?</c>, or <c>null</c>.</summary>
    private bool IsOfNumbers(IOperation left, IOperation right) => IsNumber(left) && IsNumber(right) || IsNumber(left) && IsNull(right) || IsNull(left) && IsNumber(right);

    private bool IsNumber(IOperation operation) => TypeFacts.IsFloating(TypeFacts.Underlying(operation.Type)) && IsNullable(operation.Type);

    private static bool IsNull(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null, Operand: var operand } => IsNull(operand),
        IDefaultValueOperation => TypeFacts.Underlying(operation.Type) is not null || operation.Type is null,
        _ => operation.ConstantValue is { HasValue: true, Value: null },
    };

    /// <summary><c>x.Value</c>: throws what it throws in C# where there is none.</summary>
    private Expr[] Required(IOperation operation)
    {
        Expr[] parts = expressions.Components(operation);
        Require(parts[0]);
        return [.. parts.Skip(1)];
    }

    private void Require(Expr flag)
    {
        if (IsSet(flag)) return;
        Opaque exception = new(
            new Template(EquatableArray.Of("new global::System.InvalidOperationException(\"Nullable object must have a value.\")"), default),
            default,
            new IrType("global::System.InvalidOperationException", Shape.Scalar));
        ITypeSymbol? type = scope.Session.Compilation.GetTypeByMetadataName("System.InvalidOperationException");
        scope.Emit(new If(Not(flag), scope.Nested(() => scope.Raise(exception, type, isExact: true)), Block.Empty));
    }

    private Expr[] OrDefault(IOperation instance, IReadOnlyList<IArgumentOperation> arguments)
    {
        if (arguments.Count == 0) return [.. expressions.Components(instance).Skip(1)];
        Expr[][] operands = expressions.Operands([instance, arguments[0].Value]);
        return IsSet(operands[0][0]) ? [.. operands[0].Skip(1)] : expressions.Choose(operands[0][0], () => [.. operands[0].Skip(1)], () => operands[1]);
    }

    private bool CanChoose(ICoalesceOperation choice) =>
        Unwrapped(choice.WhenNull) is IThrowOperation || IsNullable(choice.Type) || Is(choice.Type, choice.Value.Type)
        || TypeFacts.IsFloating(choice.Type) && TypeFacts.IsFloating(TypeFacts.Underlying(choice.Value.Type));

    /// <summary><c>a ?? b</c>, where b is evaluated only if a is null.</summary>
    private Expr[] Coalesce(ICoalesceOperation choice)
    {
        if (choice.Value is IConditionalAccessOperation access && AccessOrElse(access, choice) is { } direct) return direct;
        Expr[] parts = expressions.Atoms(expressions.Components(choice.Value));
        ITypeSymbol from = TypeFacts.Underlying(choice.Value.Type)!;
        bool isNullable = IsNullable(choice.Type);
        ITypeSymbol to = isNullable ? TypeFacts.Underlying(choice.Type)! : choice.Type!;
        if (IsSet(parts[0])) return Given();
        if (Unwrapped(choice.WhenNull) is IThrowOperation thrown)
        {
            scope.Emit(new If(Not(parts[0]), scope.Nested(() => expressions.Throw(thrown)), Block.Empty));
            return Given();
        }

        return expressions.Choose(parts[0], Given, () => expressions.Components(choice.WhenNull, choice.Type!));

        Expr[] Given()
        {
            Expr[] value = [.. parts.Skip(1)];
            if (!SymbolEqualityComparer.Default.Equals(from, to)) value = [expressions.ConvertTo(value[0], to, isChecked: false)];
            return isNullable ? [Set, .. value] : value;
        }
    }

    private static IOperation Unwrapped(IOperation operation) => operation is IConversionOperation { Operand: IThrowOperation thrown } ? thrown : operation;

    private static bool Is(ITypeSymbol? type, ITypeSymbol? nullable) => SymbolEqualityComparer.Default.Equals(type, TypeFacts.Underlying(nullable));

    private Expr[]? Converted(IConversionOperation conversion)
    {
        ITypeSymbol? from = conversion.Operand.Type, to = conversion.Type;
        if (IsNullable(to)) return ToNullable(conversion, from, TypeFacts.Underlying(to)!);
        if (!IsNullable(from) || to is null) return null;
        if (Is(to, from)) return Required(conversion.Operand);
        if (!TypeFacts.IsFloating(TypeFacts.Underlying(from)) || !(TypeFacts.IsFloating(to) || TypeFacts.IsInteger(to))) return null;
        Ir.Convert converted = expressions.ConvertTo(Required(conversion.Operand)[0], to, conversion.IsChecked);
        return [TypeFacts.IsFloating(to) ? converted : converted with { Origin = scope.Session.Origins.Add(conversion.Syntax) }];
    }

    private Expr[]? ToNullable(IConversionOperation conversion, ITypeSymbol? from, ITypeSymbol to)
    {
        IOperation operand = conversion.Operand;
        if (IsNull(operand)) return expressions.Default(expressions.LayoutOf(conversion.Type)!);
        if (SymbolEqualityComparer.Default.Equals(from, conversion.Type)) return expressions.TryComponents(operand);
        bool isNumber = TypeFacts.IsFloating(to) && (TypeFacts.IsFloating(from) || TypeFacts.IsInteger(from));
        if (isNumber && operand.ConstantValue is { HasValue: true, Value: IConvertible number }) return [Set, new Number(number.ToDouble(CultureInfo.InvariantCulture), scope.Session.TypeOf(to))];
        if (isNumber || Is(from, conversion.Type)) return [Set, .. expressions.Components(operand, to)];
        if (!TypeFacts.IsFloating(to) || !TypeFacts.IsFloating(TypeFacts.Underlying(from)) || !IsNullable(from)) return null;
        Expr[] parts = expressions.Components(operand);
        return [parts[0], expressions.ConvertTo(parts[1], to, isChecked: false)];
    }

    private static bool IsSet(Expr flag) => flag is Literal { Text: "true" };

    private static bool IsNotSet(Expr flag) => flag is Literal { Text: "false" or "default" };

    private static Expr Not(Expr flag) => new Unary(UnaryOperator.Not, flag, IrType.Bool);

    private static Expr And(Expr left, Expr right) =>
        IsSet(left) || IsNotSet(right) ? right : IsSet(right) || IsNotSet(left) ? left : new Binary(BinaryOperator.AndAlso, left, right, IrType.Bool);
}
