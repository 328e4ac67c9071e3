using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Recognises a <c>PriorityQueue</c> that a method makes for itself and gets nothing back from but elements without numbers:
/// its priorities decide in which order the elements come, and that is all.
/// </summary>
internal static class OrderingQueue
{
    public static bool IsCall(IOperation operation) =>
        operation is IInvocationOperation { Instance: ILocalReferenceOperation { Local: { Type: INamedTypeSymbol type } queue } }
        && IsPriorityQueue(type) && DiscreteUse.IsFree(type.TypeArguments[0]) && KeepsPriorities(queue, operation);

    private static bool IsPriorityQueue(INamedTypeSymbol type) =>
        type is { Name: "PriorityQueue", Arity: 2 } && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";

    private static bool KeepsPriorities(ILocalSymbol queue, IOperation within)
    {
        while (within.Parent is { } parent) within = parent;
        bool isMade = false;
        foreach (IOperation part in within.Descendants())
        {
            if (part is ILocalReferenceOperation use && Is(use.Local, queue) && !IsHarmless(use)) return false;
            if (part is IVariableDeclaratorOperation declarator && Is(declarator.Symbol, queue)) isMade = IsNew(declarator.GetVariableInitializer()?.Value);
        }

        return isMade;
    }

    private static bool Is(ISymbol symbol, ISymbol queue) => SymbolEqualityComparer.Default.Equals(symbol, queue);

    private static bool IsHarmless(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Count" } => true,
        IInvocationOperation call when call.Instance == use => call.TargetMethod.Name switch
        {
            "Enqueue" or "EnqueueRange" or "EnqueueDequeue" or "DequeueEnqueue" or "Dequeue" or "Peek" or "Clear" or "EnsureCapacity" or "TrimExcess" => true,
            "TryDequeue" or "TryPeek" => call.Arguments.Any(static a => a.Parameter?.Name == "priority" && IsDiscard(a.Value)),
            _ => false,
        },
        _ => false,
    };

    private static bool IsDiscard(IOperation target) => target is IDiscardOperation or IDeclarationExpressionOperation { Expression: IDiscardOperation };

    private static bool IsNew(IOperation? value) => value switch
    {
        IConversionOperation conversion => IsNew(conversion.Operand),
        IObjectCreationOperation { Initializer: null } creation => creation.Arguments.All(static a => a.Value.Type?.SpecialType == SpecialType.System_Int32 || OnlyCompares(a.Value)),
        _ => false,
    };

    /// <summary>A comparer of the user's might tell others what it has seen.</summary>
    private static bool OnlyCompares(IOperation comparer) => comparer switch
    {
        IConversionOperation conversion => OnlyCompares(conversion.Operand),
        IPropertyReferenceOperation { Property: { Name: "Default", ContainingType: var type } } => IsComparer(type),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: var type }, Arguments: { Length: 1 } arguments } =>
            IsComparer(type) && arguments[0].Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } && function.Descendants().All(OnlyComputes),
        _ => false,
    };

    private static bool OnlyComputes(IOperation part) => part switch
    {
        IInvocationOperation call => LibraryEffects.OnlyComputes(call.TargetMethod),
        IUnaryOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IConversionOperation { OperatorMethod: null } => true,
        IBlockOperation or IReturnOperation or IArgumentOperation or IParameterReferenceOperation or IFieldReferenceOperation { Instance: not null } or ILiteralOperation or IConditionalOperation => true,
        _ => false,
    };

    private static bool IsComparer(INamedTypeSymbol type) =>
        type is { Name: "Comparer", Arity: 1 } && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";
}
