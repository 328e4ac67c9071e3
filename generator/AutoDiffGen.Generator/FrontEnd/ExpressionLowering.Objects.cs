using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Objects whose class is known and whose fields are variables.</summary>
internal sealed partial class ExpressionLowering
{
    /// <summary>A test for <c>null</c> of what is an object.</summary>
    private Literal? NullTest(IOperation operation) => ObjectFlow.NullTest(operation) is var (tested, ifObject) && (IsKnownObject(tested) || DelegateTargets.IsDelegate(tested.Type) && DelegateTargets.Of(tested, scope) is not null)
        ? new Literal(ifObject ? "true" : "false", IrType.Bool)
        : null;

    private bool IsKnownObject(IOperation tested) => scope.Objects.Of(tested) is { MayBeNull: false } && scope.FindStruct(tested) is not null;

    /// <summary>The variables of a new name for an object; null when it gets variables of its own.</summary>
    public StructVariable? Renamed(StructLayout layout, IOperation value) => scope.Session.Objects.IsSteady(layout) ? null : scope.FindStruct(value);
}
