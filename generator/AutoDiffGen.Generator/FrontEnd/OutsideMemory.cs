using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>
/// What operations that are copied, and the methods that they call, do with arrays of numbers that objects hold: any of
/// these may be an argument of the entry method.
/// </summary>
internal sealed class OutsideMemory(LoweringSession session)
{
    private readonly Dictionary<IMethodSymbol, OutsideUse> known = new(SymbolEqualityComparer.Default);
    private readonly bool takesLists = session.Entry.Parameters.Any(static p => TypeFacts.ListOf(p.Type) is not null);

    /// <summary>Whether the entry method takes arrays at all, or objects with arrays.</summary>
    public bool Matters { get; } = session.Entry.Parameters.Any(p => session.TypeOf(p.Type).IsRealArray || TypeFacts.ListOf(p.Type) is not null
        || (session.Layouts.OfObject(p.Type) is { } layout && layout.Parts.Any(part => session.TypeOf(part.Type).IsRealArray)));

    /// <summary>The delegate that is called, or handed to someone who may call it.</summary>
    public static IOperation? CalledDelegate(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } instance } => instance is IConditionalAccessInstanceOperation ? ReceiverOf(instance) : instance,
        IArgumentOperation { Value: var value } when DelegateTargets.IsDelegate(value.Type) => value,
        _ => null,
    };

    /// <summary>One operation, without its parts.</summary>
    public OutsideUse Of(IOperation part)
    {
        if (CalledDelegate(part) is { } called) return IsShown(called) ? OutsideUse.None : OutsideUse.Unknown;
        OutsideUse use = part switch
        {
            IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation when MayView(part.Type) => OfView(part),
            _ => OutsideUse.None,
        };
        foreach (IMethodSymbol method in Called(part)) use = (OutsideUse)Math.Max((int)use, (int)OfMethod(method));
        return use;
    }

    private static IOperation? ReceiverOf(IOperation instance)
    {
        IOperation? at = instance.Parent;
        while (at is not (null or IConditionalAccessOperation)) at = at.Parent;
        return (at as IConditionalAccessOperation)?.Operation;
    }

    /// <summary>Whether what the delegate runs is part of the code that is looked at.</summary>
    private static bool IsShown(IOperation called)
    {
        while (called is IConversionOperation or IParenthesizedOperation) called = called.ChildOperations.First();
        return called is IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation } or IAnonymousFunctionOperation or IMethodReferenceOperation
            or ILiteralOperation or IDefaultValueOperation;
    }

    /// <summary>Arguments of the entry method that are arrays are compared with each other when the derivative runs.</summary>
    private OutsideUse OfView(IOperation view)
    {
        if (view is IParameterReferenceOperation { Parameter: var parameter } && !SymbolIdentity.IsOfType(parameter)
            && (session.TypeOf(view.Type).IsRealArray || TypeFacts.ListOf(view.Type) is not null || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, session.Entry)))
        {
            return OutsideUse.None;
        }

        return view.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == view => OutsideUse.None,
            IPropertyReferenceOperation { Property.Name: "Length" or "LongLength" or "Count" or "Rank" or "IsEmpty" } => OutsideUse.None,
            IInvocationOperation { TargetMethod.Name: "GetLength" } or INameOfOperation => OutsideUse.None,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation => OutsideUse.None,
            IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } when NonDifferentiable.IsTarget(view.Parent) => OutsideUse.Unknown,
            IArgumentOperation argument => OfArgument(argument),
            _ => OutsideUse.Reads,
        };
    }

    private OutsideUse OfArgument(IArgumentOperation argument)
    {
        bool writes = argument.Parameter is { } parameter && TypeFacts.LetsWrite(parameter.Type) && (parameter.DeclaringSyntaxReferences.IsEmpty
            ? argument.Parent is IInvocationOperation call && LibraryEffects.WrittenThrough(call).Contains(argument)
            : NonDifferentiable.MayWrite(parameter.OriginalDefinition, session));
        return writes ? OutsideUse.Unknown : OutsideUse.Reads;
    }

    private static IEnumerable<IMethodSymbol> Called(IOperation part)
    {
        IMethodSymbol? method = part switch
        {
            IInvocationOperation call => call.TargetMethod.ReducedFrom ?? call.TargetMethod,
            IMethodReferenceOperation group => group.Method,
            IObjectCreationOperation creation => creation.Constructor,
            IPropertyReferenceOperation property => property.Property.GetMethod,
            IBinaryOperation binary => binary.OperatorMethod,
            IUnaryOperation unary => unary.OperatorMethod,
            IConversionOperation conversion => conversion.OperatorMethod,
            _ => null,
        };
        if (method is not null) yield return method;
        if (part is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod: { } setter } }) yield return setter;
    }

    /// <summary>
    /// A method of the framework has no arrays of its own that the user could have given it, but by the objects that it is called on;
    /// one of an interface of the framework may be the user's.
    /// </summary>
    private OutsideUse OfMethod(IMethodSymbol method)
    {
        bool isForeign = method.DeclaringSyntaxReferences.IsEmpty, isContract = method.ContainingType?.TypeKind == TypeKind.Interface;
        if (!isForeign) method = method.OriginalDefinition;
        if ((isForeign && !isContract) || method.IsImplicitlyDeclared || SymbolIdentity.IsGenerated(method) || NonDifferentiable.Is(method)) return OutsideUse.None;
        if (known.TryGetValue(method, out OutsideUse use)) return use;
        known[method] = OutsideUse.None;
        IMethodSymbol[] bodies = [.. Bodies(method)];
        OutsideUse found = bodies.Length == 0 && !isForeign ? OutsideUse.Unknown : OutsideUse.None;
        foreach (IMethodSymbol body in bodies) found = (OutsideUse)Math.Max((int)found, (int)OfBody(body));
        return known[method] = found;
    }

    private IEnumerable<IMethodSymbol> Bodies(IMethodSymbol method) => Implementations.MayBeOverridden(method)
        ? session.Implementations.Of(method).Select(static i => i.Body.OriginalDefinition)
        : [method.PartialImplementationPart ?? method];

    private OutsideUse OfBody(IMethodSymbol method)
    {
        if (session.BodyOf(method) is not { } body) return OutsideUse.None;
        OutsideUse found = OutsideUse.None;
        foreach (IOperation part in SharedMemory.Parts(body))
        {
            session.Cancellation.ThrowIfCancellationRequested();
            bool isHandedIn = CalledDelegate(part) is IParameterReferenceOperation { Parameter: var parameter } && !SymbolIdentity.IsOfType(parameter);
            if (!isHandedIn) found = (OutsideUse)Math.Max((int)found, (int)Of(part));
        }

        return found;
    }

    /// <summary>Whether something of the type may be an array of numbers, or a view of one.</summary>
    private bool MayView(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => session.TypeOf(array).IsRealArray || TypeFacts.IsFloating(array.ElementType) || MayView(array.ElementType),
        { SpecialType: SpecialType.System_Array } => true,
        INamedTypeSymbol { IsGenericType: true, TypeKind: not TypeKind.Delegate } named => named.TypeArguments.Any(a => TypeFacts.IsFloating(a) ? IsView(named) : MayView(a)),
        _ => false,
    };

    private bool IsView(INamedTypeSymbol type) => TypeFacts.ListOf(type) is { Shape: Ir.Shape.List } ? takesLists : type.TypeKind == TypeKind.Interface
        ? TypeFacts.IsCollection(type) || type.Name is "IEnumerable" or "IEnumerator"
        : type.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" or "ReadOnlyCollection" or "Collection" or "Lazy" or "ThreadLocal" or "Tensor" or "TensorSpan" or "ReadOnlyTensorSpan" or "ReadOnlySequence";
}
