using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Tells which expressions have the same value whenever their variables have, and no effect.</summary>
internal static class Purity
{
    public static bool IsPure(IOperation operation, FunctionScope scope) => operation.ConstantValue.HasValue || operation switch
    {
        IFieldReferenceOperation field => IsStable(field, scope) && ChildrenArePure(field, scope),
        IPropertyReferenceOperation property => IsStable(property, scope) && ChildrenArePure(property, scope),
        IInvocationOperation call => (IsMath(call.TargetMethod) || IsView(call.TargetMethod) || call.TargetMethod is { Name: "GetLength", ContainingType.SpecialType: SpecialType.System_Array }) && ChildrenArePure(call, scope),
        IArrayElementReferenceOperation => false,
        IParameterReferenceOperation { Parameter: var parameter } when scope.IsMember(parameter) => scope.IsUntouched(parameter),
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IConditionalAccessInstanceOperation or ILiteralOperation
            or ITypeOfOperation or IDefaultValueOperation or ISizeOfOperation or INameOfOperation => true,
        IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or ITupleOperation
            or IConstantPatternOperation or INegatedPatternOperation or IIsPatternOperation or ITypePatternOperation or IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation or IIsTypeOperation or IArgumentOperation => ChildrenArePure(operation, scope),
        IConversionOperation conversion => IsValueConversion(conversion) && ChildrenArePure(operation, scope),
        _ => false,
    };

    /// <summary>Whether a pure expression is sure to have a value.</summary>
    public static bool NeverThrows(IOperation operation, FunctionScope scope) => operation.ConstantValue.HasValue || operation switch
    {
        IFieldReferenceOperation or IPropertyReferenceOperation =>
            ((IMemberReferenceOperation)operation).Instance is not { } instance || (instance is IInstanceReferenceOperation && scope.Self is null || instance.Type is { IsValueType: true }) && NeverThrows(instance, scope),
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or ILiteralOperation
            or ITypeOfOperation or IDefaultValueOperation or ISizeOfOperation or INameOfOperation => true,
        IBinaryOperation binary => !binary.IsChecked && NeverThrows(binary.OperatorKind, binary.Type) && NoneThrows(operation, scope),
        IUnaryOperation { IsChecked: false } or ITupleOperation or IConditionalOperation or ICoalesceOperation or IConversionOperation { IsChecked: false, IsImplicit: true, OperatorMethod: null } =>
            NoneThrows(operation, scope),
        _ => false,
    };

    private static bool NoneThrows(IOperation operation, FunctionScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (IOperation child in operation.ChildOperations)
        {
            if (!NeverThrows(child, scope)) return false;
        }

        return true;
    }

    private static bool NeverThrows(BinaryOperatorKind kind, ITypeSymbol? type) =>
        type?.SpecialType != SpecialType.System_Decimal && (kind is not (BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder) || TypeFacts.IsFloating(type));

    private static bool ChildrenArePure(IOperation operation, FunctionScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (IOperation child in operation.ChildOperations)
        {
            if (!IsPure(child, scope)) return false;
        }

        return true;
    }

    private static bool IsValueConversion(IConversionOperation conversion) =>
        conversion.OperatorMethod is null || conversion.OperatorMethod.ContainingType?.SpecialType == SpecialType.System_Decimal;

    private static bool IsStable(IFieldReferenceOperation field, FunctionScope scope)
    {
        if (field.Field.IsReadOnly || field.Field.IsConst) return true;
        if (field.Instance is { Type.IsValueType: true } and not IInstanceReferenceOperation) return true;
        return IsOwn(field) && scope.IsUntouched(field.Field);
    }

    private static bool IsStable(IPropertyReferenceOperation property, FunctionScope scope)
    {
        IPropertySymbol symbol = property.Property;
        if (NumberParameters.IsConstant(symbol)) return true;
        if (symbol.IsIndexer) return false;
        if (symbol.Name == "Length" && (TypeFacts.IsString(symbol.ContainingType) || symbol.ContainingType.SpecialType == SpecialType.System_Array)) return true;
        if (symbol.ContainingType.IsTupleType) return true;
        if (!IsAuto(symbol)) return false;
        bool isReadOnly = symbol.SetMethod is null || symbol.SetMethod.IsInitOnly;
        return isReadOnly || (IsOwn(property) && scope.IsUntouched(symbol));
    }

    /// <summary>A member of a type whose code is known, as is that of all who may change it.</summary>
    private static bool IsOwn(IMemberReferenceOperation member) => member.Instance is null or IInstanceReferenceOperation || member.Member.DeclaringSyntaxReferences.Length > 0;

    /// <summary>Whether the property is nothing but a field. Derived classes could say otherwise of a virtual one.</summary>
    public static bool IsAuto(IPropertySymbol property)
    {
        if (property.IsVirtual || property.IsOverride || property.IsAbstract || property.ContainingType.TypeKind == TypeKind.Interface) return false;
        foreach (ISymbol member in property.ContainingType.GetMembers())
        {
            if (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) return true;
        }

        return false;
    }

    /// <summary>The same memory or a part of it: <c>span.Slice(start, length)</c>, <c>array.AsSpan(…)</c>, <c>StopGradient(span)</c>.</summary>
    private static bool IsView(IMethodSymbol method) =>
        method is { Name: "Slice", ContainingType: { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" } }
            or { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } }
            or { Name: "StopGradient", ContainingType: { Name: "Differentiation", ContainingNamespace.Name: "AutoDiffGen" } };

    private static bool IsMath(IMethodSymbol method) =>
        method.IsStatic && method.ContainingType is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && method.Parameters.All(static p => p.RefKind == RefKind.None);
}
