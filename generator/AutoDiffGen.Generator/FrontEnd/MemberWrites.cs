using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>The fields and properties that the annotated method may change while it runs, itself or by what it calls.</summary>
internal sealed class MemberWrites
{
    private readonly LoweringSession session;
    private readonly HashSet<ISymbol> written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> handedOn = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> shared = new(SymbolEqualityComparer.Default);
    private bool callsDelegates;
    private bool hasForeignDelegates;
    private bool callsUnknown;
    private bool callsBack;

    public MemberWrites(LoweringSession session)
    {
        this.session = session;
        hasForeignDelegates = session.Entry.Parameters.Any(static p => DelegateTargets.IsDelegate(p.Type));
        Walk(session.Entry);
    }

    /// <summary>Code that is not known could change any field.</summary>
    public bool IsUntouched(ISymbol member) => !written.Contains(member.OriginalDefinition) && !callsUnknown && !(callsDelegates && hasForeignDelegates);

    /// <summary>Whether cells of the array in a field are looked at, and nothing else is done with it.</summary>
    public bool IsOnlyRead(ISymbol member) => !handedOn.Contains(member.OriginalDefinition);

    private void LookAtArrays(IOperation part)
    {
        ISymbol? member = part is IMemberReferenceOperation { Type: IArrayTypeSymbol } field ? field.Member : part is IParameterReferenceOperation { Type: IArrayTypeSymbol } of && SymbolIdentity.IsOfType(of.Parameter) ? of.Parameter : null;
        if (member is null) return;
        bool isRead = part.Parent switch
        {
            IArrayElementReferenceOperation cell => cell.ArrayReference == part && cell.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or ITupleOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None } or IVariableInitializerOperation)
                || cell.Parent is IAssignmentOperation assignment && assignment.Target != cell || cell.Parent is IVariableInitializerOperation && cell.Type is { IsValueType: true },
            IPropertyReferenceOperation { Property.Name: "Length" } => true,
            IForEachLoopOperation or IConversionOperation { IsImplicit: true, Parent: IForEachLoopOperation } => true,
            _ => false,
        };
        if (!isRead) handedOn.Add(member.OriginalDefinition);
    }

    /// <summary>Whether nothing that the entry method calls mentions the member, and neither does a function inside of it.</summary>
    public bool IsKnownToEntryAlone(ISymbol member) => !shared.Contains(member.OriginalDefinition) && !callsUnknown && !callsBack && !hasForeignDelegates;

    /// <summary>Whether the operation may run code of the user's that is not looked at: field initialisers, or members of an object that is handed to the framework.</summary>
    private static bool MayCallBack(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } call => method.MethodKind != MethodKind.DelegateInvoke
            && (call.Instance is { } instance && !IsHarmless(instance.Type) || call.Arguments.Any(static a => !IsHarmless((a.Value as IConversionOperation)?.Operand.Type ?? a.Value.Type))),
        IObjectCreationOperation { Type: { } type } creation => !type.DeclaringSyntaxReferences.IsEmpty || creation.Arguments.Any(static a => !IsHarmless(a.Value.Type)),
        IForEachLoopOperation { Collection: var collection } => !IsHarmless((collection as IConversionOperation)?.Operand.Type ?? collection.Type),
        IInterpolationOperation text => !IsHarmless(text.Expression.Type),
        IUsingOperation or IUsingDeclarationOperation or IAwaitOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IFunctionPointerInvocationOperation or IWithOperation => true,
        _ => false,
    };

    /// <summary>Numbers, text, and arrays and spans of them, which have no code of the user's.</summary>
    private static bool IsHarmless(ITypeSymbol? type) => type switch
    {
        null => true,
        IArrayTypeSymbol array => IsHarmless(array.ElementType),
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "List", TypeArguments.Length: 1 } span => IsHarmless(span.TypeArguments[0]),
        _ => TypeFacts.IsPrimitive(type) || type.SpecialType == SpecialType.System_String || type.Name is "Random" or "CultureInfo",
    };

    /// <summary>A method of the framework changes no field of the user's.</summary>
    private void Call(IMethodSymbol? method, bool isVirtual)
    {
        if (method is null || SymbolIdentity.IsNested(method)) return;
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (method.DeclaringSyntaxReferences.Length == 0) return;
        callsBack |= SymbolEqualityComparer.Default.Equals(method, session.Entry.OriginalDefinition);
        if (isVirtual && Implementations.MayBeOverridden(method))
        {
            foreach (Implementation implementation in session.Implementations.Of(method)) Walk(implementation.Body.OriginalDefinition);
            return;
        }

        Walk(method);
    }

    private void Walk(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (!seen.Add(method) || method.IsImplicitlyDeclared) return;
        if (method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property }) written.Add(property.OriginalDefinition);
        if (session.BodyOf(method) is not { } body)
        {
            bool isPlain = method.MethodKind is MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.Constructor || SymbolIdentity.IsGenerated(method) || method.IsExtern || method.IsPartialDefinition;
            callsUnknown |= !isPlain || SymbolIdentity.IsGenerated(method);
            return;
        }

        bool isConstructor = method.MethodKind == MethodKind.Constructor;
        bool isEntry = SymbolEqualityComparer.Default.Equals(method, session.Entry.PartialImplementationPart ?? session.Entry);
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            session.Cancellation.ThrowIfCancellationRequested();
            LookAtWrites(part, isConstructor);
            if (!isConstructor) LookAtArrays(part);
            callsBack |= MayCallBack(part);
            if (part is IMemberReferenceOperation { Member: var mentioned } && (!isEntry || IsInFunction(part))) shared.Add(mentioned.OriginalDefinition);
            LookAtCalls(part);
        }
    }

    private static bool IsInFunction(IOperation part)
    {
        for (IOperation? at = part.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation) return true;
        }

        return false;
    }

    private void LookAtWrites(IOperation part, bool isConstructor)
    {
        switch (part)
        {
            case ISimpleAssignmentOperation assignment when Initializes(assignment):
                if (assignment.Target is IPropertyReferenceOperation { Property.SetMethod: { } setter } property && session.BodyOf(setter) is not null) Call(setter, property.Instance is not null);
                break;
            case IAssignmentOperation assignment:
                Write(assignment.Target, isConstructor);
                break;
            case IIncrementOrDecrementOperation increment:
                Write(increment.Target, isConstructor);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(argument.Value, isConstructor);
                break;
            case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } declarator when declarator.GetVariableInitializer() is { } initializer:
                Write(initializer.Value, isConstructor);
                break;
            case IAddressOfOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation:
                callsUnknown = true;
                break;
        }
    }

    /// <summary>So does what stands behind a new object.</summary>
    private static bool Initializes(ISimpleAssignmentOperation assignment) => assignment is { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation }, Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation or IWithOperation } };

    /// <summary>A constructor changes what nobody has seen yet.</summary>
    private void Write(IOperation target, bool isConstructor)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements) Write(element, isConstructor);
                break;
            case IConversionOperation conversion:
                Write(conversion.Operand, isConstructor);
                break;
            case IMemberReferenceOperation member:
                if (!(isConstructor && member.Instance is IInstanceReferenceOperation)) written.Add(member.Member.OriginalDefinition);
                if (member.Instance is IMemberReferenceOperation { Type.IsValueType: true } outer) Write(outer, isConstructor);
                if (member is IPropertyReferenceOperation { Property.SetMethod: { } setter } property) Call(setter, property.Instance is not null);
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when SymbolIdentity.IsOfType(parameter) && !isConstructor:
                written.Add(parameter);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                Write(choice.WhenTrue, isConstructor);
                Write(otherwise, isConstructor);
                break;
        }
    }

    private void LookAtCalls(IOperation part)
    {
        switch (part)
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call:
                callsDelegates = true;
                LookAtDelegate(call.Instance);
                break;
            case IInvocationOperation call:
                Call(call.TargetMethod, call.IsVirtual);
                MutatesStruct(call.Instance, call.TargetMethod);
                break;
            case IPropertyReferenceOperation property:
                Call(property.Property.GetMethod, property.Instance is not (null or IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }));
                LookAtDelegate(property);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Call(constructor, isVirtual: false);
                break;
            case IMethodReferenceOperation group:
                Call(group.Method, group.IsVirtual);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Call(method, isVirtual: false);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Call(method, isVirtual: false);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Call(method, isVirtual: false);
                break;
            case IFieldReferenceOperation field:
                LookAtDelegate(field);
                break;
        }
    }

    /// <summary>A member of a struct that is in a field may change it.</summary>
    private void MutatesStruct(IOperation? instance, IMethodSymbol method)
    {
        if (instance is IMemberReferenceOperation { Type.IsValueType: true } && LocalUsage.MayMutate(method)) Write(instance, isConstructor: false);
    }

    /// <summary>What a delegate out of a field does is not written in the methods that call it.</summary>
    private void LookAtDelegate(IOperation? value)
    {
        if (DelegateTargets.IsDelegate(value?.Type) && value is not (ILocalReferenceOperation or IParameterReferenceOperation)) hasForeignDelegates = true;
    }
}
