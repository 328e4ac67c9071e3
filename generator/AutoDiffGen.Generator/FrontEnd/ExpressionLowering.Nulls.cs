using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <content>Arrays that may be null: <c>w ?? throw …</c>, <c>w ?? v</c>, <c>w ??= v</c>. The array that is there is the array itself, under whatever name.</content>
internal sealed partial class ExpressionLowering
{
    /// <summary>Whether it is a choice between an array, if there is one, and something else.</summary>
    public bool IsArrayOrElse(IOperation operation) => operation is ICoalesceOperation or ICoalesceAssignmentOperation
        && operation.Type is IArrayTypeSymbol && scope.Session.TypeOf(operation.Type) is { IsRealArray: true } type
        && operation.ChildOperations.First() is { Type: { } first } && scope.Session.TypeOf(first) == type
        && (operation is not ICoalesceAssignmentOperation { Target: var target } || target is ILocalReferenceOperation or IParameterReferenceOperation && Resolve(target) is VariableTarget);

    /// <summary><c>array is null</c></summary>
    public static Binary IsNull(Local array) => new(BinaryOperator.Equal, new Read(array), new Literal("null", array.Type), IrType.Bool);

    /// <summary>Null where there may be another array in its place.</summary>
    private Read? OrThrow(ICoalesceOperation choice)
    {
        if (choice.WhenNull is not (IThrowOperation or IConversionOperation { Operand: IThrowOperation })) return null;
        IThrowOperation thrown = choice.WhenNull as IThrowOperation ?? (IThrowOperation)((IConversionOperation)choice.WhenNull).Operand;
        Read array = Whole(choice.Value);
        scope.Emit(new If(IsNull(array.Local), scope.Nested(() => Throw(thrown)), Block.Empty));
        return array;
    }

    private void IntoArrayOrElse(Local target, ICoalesceOperation choice)
    {
        Read array = Whole(choice.Value);
        scope.Emit(new If(IsNull(array.Local), scope.Nested(() => Into(target, choice.WhenNull, define: false)), scope.Nested(() => scope.Emit(new Assign(target, array)))));
    }

    /// <summary><c>w ??= v</c></summary>
    public void AssignWhereNull(ICoalesceAssignmentOperation assignment)
    {
        Local target = ((VariableTarget)Resolve(assignment.Target)!).Local;
        scope.Emit(new If(IsNull(target), scope.Nested(() => Into(target, assignment.Value, define: false)), Block.Empty));
    }

    private Read Whole(IOperation array) => Value(array) is var value && value is Read read ? read : scope.Spill(value);
}
