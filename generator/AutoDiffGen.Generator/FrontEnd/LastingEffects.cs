using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// Tells whether copied code does something that outlives the call of its method: whether anything but the method's own
/// variables, and the objects that it has made itself, is written, or something is called that could do so.
/// </summary>
internal sealed class LastingEffects
{
    private readonly LoweringSession session;
    private readonly Func<ISymbol, bool> isReassigned;
    private readonly HashSet<ISymbol> visited;

    private LastingEffects(LoweringSession session, Func<ISymbol, bool> isReassigned, HashSet<ISymbol> visited)
    {
        this.session = session;
        this.isReassigned = isReassigned;
        this.visited = visited;
    }

    public static bool In(IOperation operation, FunctionScope scope) =>
        new LastingEffects(scope.Session, scope.IsReassigned, new HashSet<ISymbol>(SymbolEqualityComparer.Default)).Any(operation);

    private bool Any(IOperation operation) => operation.DescendantsAndSelf().Any(IsLasting);

    private bool IsLasting(IOperation part) => part switch
    {
        IDeconstructionAssignmentOperation assignment => !IsOwn(assignment.Target),
        IAssignmentOperation assignment => !IsOwn(assignment.Target),
        IIncrementOrDecrementOperation increment => !IsOwn(increment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => !IsOwn(argument.Value),
        IInvocationOperation call => !IsHarmless(call),
        IMethodReferenceOperation { Method: var method } => method.DeclaringSyntaxReferences.IsEmpty ? !LibraryEffects.OnlyComputes(method) : IsLasting(method),
        IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: false } constructor } => IsLasting(constructor),
        IEventAssignmentOperation or IAddressOfOperation or IAwaitOperation or IUsingOperation or IUsingDeclarationOperation or ILockOperation
            or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IFunctionPointerInvocationOperation => true,
        _ => false,
    };

    /// <summary>Whether what is written is gone when the method returns, or is handed back by it.</summary>
    private bool IsOwn(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } or IDiscardOperation => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } => true,
        IDeclarationExpressionOperation declaration => IsOwn(declaration.Expression),
        ITupleOperation tuple => tuple.Elements.All(IsOwn),
        IConversionOperation conversion => IsOwn(conversion.Operand),
        IArrayElementReferenceOperation element => IsMade(element.ArrayReference),
        IFieldReferenceOperation { Instance: { } instance } => IsOfValue(instance) ? IsOwn(instance) : IsMade(instance),
        IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } => true,
        IPropertyReferenceOperation { Instance: { } instance, Property: var property } =>
            IsOfValue(instance) ? IsOwn(instance) || IsMade(instance) : IsMade(instance) && property.DeclaringSyntaxReferences.IsEmpty,
        _ => false,
    };

    private static bool IsOfValue(IOperation instance) =>
        instance.Type is { IsValueType: true } && instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver };

    /// <summary>Whether the method has made the object or array itself, so that no one else knows it.</summary>
    private bool IsMade(IOperation value) => value switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => true,
        IObjectCreationOperation { Type.Name: not ("Span" or "Memory" or "ArraySegment") } or IArrayCreationOperation or ICollectionExpressionOperation => true,
        IConversionOperation conversion => IsMade(conversion.Operand),
        IInvocationOperation { TargetMethod: var method } call => method.DeclaringSyntaxReferences.IsEmpty
            && (method.Name is "ToArray" or "ToList" or "Clone" or "ToDictionary" or "ToHashSet" || (LibraryEffects.GivesReceiver(method) && call.Instance is { } receiver && IsMade(receiver))),
        ILocalReferenceOperation { Local: var local } => !isReassigned(local) && InitialValue(local) is { } initial && IsMade(initial),
        _ => value.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.StackAllocArrayCreationExpressionSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.ImplicitStackAllocArrayCreationExpressionSyntax,
    };

    private IOperation? InitialValue(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(session.Cancellation) is not { } declarator) return null;
        return (session.Model(declarator.SyntaxTree).GetOperation(declarator, session.Cancellation) as IVariableDeclaratorOperation)?.GetVariableInitializer()?.Value;
    }

    private bool IsHarmless(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction) return method.MethodKind == MethodKind.LocalFunction || IsLambda(call.Instance);
        if (call.IsVirtual && !method.DeclaringSyntaxReferences.IsEmpty && call.Instance?.Type?.IsSealed != true) return false;
        if (!method.DeclaringSyntaxReferences.IsEmpty) return !IsLasting(method);
        IArgumentOperation[] written = [.. LibraryEffects.WrittenThrough(call)];
        if (written.Length > 0 && method.IsStatic) return written.All(a => IsMade(a.Value));
        return written.All(a => IsMade(a.Value)) && (LibraryEffects.OnlyComputes(method) || (LibraryEffects.IsContained(method) && call.Instance is { } instance && IsMade(instance)));
    }

    /// <summary>What a lambda does is seen where it stands, as what a local function does.</summary>
    private bool IsLambda(IOperation? called) =>
        called is ILocalReferenceOperation { Local: var local } && !isReassigned(local) && InitialValue(local) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation };

    /// <summary>A method with source does what its body does.</summary>
    private bool IsLasting(IMethodSymbol method)
    {
        if (!visited.Add(method)) return false;
        if (session.DeclarationOf(method) is not { } declaration || declaration is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax) return method.MethodKind != MethodKind.Constructor;
        if (session.BodyOf(method) is not { } body) return true;
        HashSet<ISymbol> written = LocalUsage.Written(body);
        bool makesThis = method.MethodKind == MethodKind.Constructor;
        return body.DescendantsAndSelf().Any(p => !(makesThis && WritesThis(p)) && new LastingEffects(session, written.Contains, visited).IsLasting(p));
    }

    private static bool WritesThis(IOperation part) =>
        part is IAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } or ITupleOperation } && LocalUsage.WritesThis(part);
}
