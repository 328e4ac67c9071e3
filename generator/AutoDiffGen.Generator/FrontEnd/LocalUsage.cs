using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Finds the variables that an operation, or anything inside it, may change.</summary>
internal static class LocalUsage
{
    /// <param name="operation">What is looked at.</param>
    /// <param name="mutates">Of a member of a struct that could change it, whether it does; when null, all of them do.</param>
    public static HashSet<ISymbol> Written(IOperation operation, Func<IMethodSymbol, bool>? mutates = null)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation part in operation.DescendantsAndSelf()) AddWrites(part, mutates, written);
        return written;
    }

    private static void AddWrites(IOperation part, Func<IMethodSymbol, bool>? mutates, HashSet<ISymbol> written)
    {
        switch (part)
        {
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                AddRoot(assignment.Target, written);
                AddRoot(assignment.Value, written);
                break;
            case IAssignmentOperation assignment:
                AddRoot(assignment.Target, written);
                break;
            case IIncrementOrDecrementOperation increment:
                AddRoot(increment.Target, written);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                AddRoot(argument.Value, written);
                break;
            case IInvocationOperation { Instance: { } instance } call when MayMutate(call.TargetMethod, instance.Type) && mutates?.Invoke(call.TargetMethod) != false:
                AddRoot(instance, written);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property
                when property.Property.GetMethod is { } getter && MayMutate(getter, instance.Type) && mutates?.Invoke(getter) != false:
                AddRoot(instance, written);
                break;
            case IAddressOfOperation address:
                AddRoot(address.Reference, written);
                break;
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } declarator when declarator.GetVariableInitializer() is { } initializer:
                AddRoot(initializer.Value, written);
                break;
        }
    }

    /// <summary>Whether cells of arrays may be changed, by what is written or by what is called.</summary>
    public static bool MayWriteCells(IOperation body) => body.DescendantsAndSelf().Any(static part => part switch
    {
        IAssignmentOperation assignment => !IsPlainVariable(assignment.Target),
        IIncrementOrDecrementOperation increment => !IsPlainVariable(increment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => !IsPlainVariable(argument.Value),
        IInvocationOperation call => call.TargetMethod.MethodKind is MethodKind.DelegateInvoke or MethodKind.LocalFunction || call.Arguments.Any(static a => TypeFacts.LetsWrite(a.Parameter?.Type)),
        _ => false,
    });

    private static bool IsPlainVariable(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local.RefKind: RefKind.None } or IParameterReferenceOperation { Parameter.RefKind: not RefKind.Ref } or IDiscardOperation => true,
        IDeclarationExpressionOperation => true,
        ITupleOperation tuple => tuple.Elements.All(IsPlainVariable),
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } whole } => IsPlainVariable(whole),
        _ => false,
    };

    /// <summary>Whether something of the struct that the method belongs to is written.</summary>
    public static bool WritesThis(IOperation operation) => operation.DescendantsAndSelf().Any(static part => part switch
    {
        IAssignmentOperation assignment => IsOfThis(assignment.Target),
        IIncrementOrDecrementOperation increment => IsOfThis(increment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsOfThis(argument.Value),
        _ => false,
    });

    private static bool IsOfThis(IOperation target) => target switch
    {
        IInstanceReferenceOperation => true,
        IMemberReferenceOperation { Instance: { } instance } => IsOfThis(instance),
        ITupleOperation tuple => tuple.Elements.Any(IsOfThis),
        _ => false,
    };

    private static bool MayMutate(IMethodSymbol method, ITypeSymbol? receiver) =>
        receiver is { IsValueType: true, IsReadOnly: false, SpecialType: SpecialType.None }
        && method.ContainingType.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType)
        && !method.IsReadOnly && !TypeFacts.IsEnum(receiver) && !receiver.IsTupleType;

    /// <summary>Whether calling the method may change the struct it is called on.</summary>
    public static bool MayMutate(IMethodSymbol method) => MayMutate(method, method.ContainingType);

    /// <summary>The variables that a reference may be to.</summary>
    public static HashSet<ISymbol> Places(IOperation reference)
    {
        var places = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        AddRoot(reference, places);
        return places;
    }

    private static void AddRoot(IOperation target, HashSet<ISymbol> written)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                written.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                written.Add(parameter.Parameter);
                break;
            case IFieldReferenceOperation { Instance.Type.IsValueType: true } field:
                AddRoot(field.Instance!, written);
                break;
            case IPropertyReferenceOperation { Instance.Type: { IsValueType: true, IsReadOnly: false } } property:
                AddRoot(property.Instance!, written);
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements) AddRoot(element, written);
                break;
            case IDeclarationExpressionOperation declaration:
                AddRoot(declaration.Expression, written);
                break;
            case IConversionOperation conversion:
                AddRoot(conversion.Operand, written);
                break;
            case IConditionalOperation { WhenFalse: { } other } conditional:
                AddRoot(conditional.WhenTrue, written);
                AddRoot(other, written);
                break;
        }
    }
}
