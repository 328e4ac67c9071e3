using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Recognises copied code that makes nothing but decisions, positions and text of the numbers that it is given, and leaves them as they are:
/// a search in a table, an order of indices, the priorities of a queue of indices, the text of an exception.
/// </summary>
/// <remarks>From each variable that carries numbers it walks up to where they have become something else.</remarks>
internal static class DiscreteUse
{
    /// <param name="operation">What is copied.</param>
    /// <param name="carries">Whether a variable carries numbers.</param>
    public static bool Is(IOperation operation, Func<ISymbol, bool> carries)
    {
        if (!IsFree(operation.Type)) return false;
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            ISymbol? variable = (part as ILocalReferenceOperation)?.Local ?? (ISymbol?)(part as IParameterReferenceOperation)?.Parameter;
            if (variable is not null && carries(variable) && !EndsWithin(part, operation)) return false;
        }

        return true;
    }

    private static bool EndsWithin(IOperation number, IOperation root)
    {
        for (IOperation at = number; at != root; at = at.Parent!)
        {
            if (at.Parent is not { } parent || !Leaves(at, parent)) return false;
            if (IsEnd(parent)) return true;
        }

        return IsEnd(root);
    }

    /// <summary>Whether the operand's cells are the same after the operation, and whatever comes of it is the operation's value.</summary>
    private static bool Leaves(IOperation operand, IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation => true,
        IConditionalAccessOperation access => operand == access.Operation && IsCountOrNull(access),
        IPropertyReferenceOperation { Property.Name: "Length" or "Count" } => true,
        IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null } or IConditionalOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.None or RefKind.In } => true,
        IInvocationOperation call => (LibraryEffects.OnlyComputes(call.TargetMethod) && call.TargetMethod.ContainingType.Name is not ("BitConverter" or "Differentiation")) || OrderingQueue.IsCall(call),
        ITupleOperation => true,
        IReturnOperation or IBlockOperation or IAnonymousFunctionOperation or IDelegateCreationOperation => operand is not IAnonymousFunctionOperation || operation is IDelegateCreationOperation,
        IInterpolationOperation or IInterpolatedStringOperation => true,
        _ => false,
    };

    /// <summary>Whether the value is no number any more.</summary>
    private static bool IsEnd(IOperation operation) => operation switch
    {
        IInvocationOperation or IPropertyReferenceOperation or IInterpolatedStringOperation => IsFree(operation.Type),
        IConditionalAccessOperation access => IsCountOrNull(access),
        IBinaryOperation or IConversionOperation => operation.Type is { } type && (IsCount(type) || type.SpecialType == SpecialType.System_String),
        _ => false,
    };

    /// <summary><c>list?.Count</c></summary>
    private static bool IsCountOrNull(IConditionalAccessOperation access) =>
        access.WhenNotNull is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: IConditionalAccessInstanceOperation };

    /// <summary>Whether values of the type are no numbers, and hold none.</summary>
    public static bool IsFree(ITypeSymbol? type) => type switch
    {
        null => false,
        { SpecialType: SpecialType.System_Void or SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType: var element } => IsFree(element),
        { Name: "IEnumerable" or "IOrderedEnumerable" or "List" } and INamedTypeSymbol { TypeArguments: { Length: 1 } elements } => IsFree(elements[0]),
        _ => IsCount(type) || IsException(type),
    };

    private static bool IsCount(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_UInt64 || type.TypeKind == TypeKind.Enum;

    private static bool IsException(ITypeSymbol type)
    {
        for (INamedTypeSymbol? at = type as INamedTypeSymbol; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }
}
