using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Tells which methods have a body that can be differentiated together with their callers', and what they change beside what they give.</summary>
internal sealed class FollowedMethods(StructLayouts layouts, Compilation compilation, CancellationToken ct)
{
    private readonly Dictionary<IMethodSymbol, bool> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> mutating = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> quiet = new(SymbolEqualityComparer.Default);

    public bool Contains(IMethodSymbol method)
    {
        if (known.TryGetValue(method, out bool followed)) return followed;
        bool takesLists = method.Parameters.Any(static p => TypeFacts.ListOf(p.Type) is not null);
        if (takesLists) known[method] = false;
        return known[method] = IsFollowed(method) && !(takesLists && ListUses.Others(Operation(method), Contains).Any(static s => s is IParameterSymbol));
    }

    private bool IsFollowed(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.IsExtern || method.IsAsync || method.RefKind != RefKind.None || method.IsVararg) return false;
        if (method.ContainingType is not { } type || IsInGenericType(type) || SymbolIdentity.IsGenerated(method)) return false;
        bool isKnownKind = method.MethodKind is MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.PropertyGet
            or MethodKind.Constructor;
        if (!isKnownKind || (!method.IsStatic && layouts.Of(type) is null && !IsQuietMember(method))) return false;
        if (!IsTaken(method.ReturnType) || TypeFacts.ListOf(method.ReturnType) is not null || !method.Parameters.All(p => IsTaken(p.Type))) return false;
        return SymbolIdentity.BodyOf(method, ct) is { } body && !IsIterator(body);
    }

    /// <summary>Whether a member of a struct changes the struct that it is called on.</summary>
    public bool Mutates(IMethodSymbol method)
    {
        if (!LocalUsage.MayMutate(method)) return false;
        if (mutating.TryGetValue(method, out bool result)) return result;
        mutating[method] = true;
        return mutating[method] = Operation(method) is not { } body || LocalUsage.WritesThis(body) || CallsOnThis(body).Any(Mutates);
    }

    private static IEnumerable<IMethodSymbol> CallsOnThis(IOperation body) => body.Descendants().Select(static part => part switch
    {
        IInvocationOperation { Instance: { } instance } call when IsOfThis(instance) => call.TargetMethod,
        IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { } getter } when IsOfThis(instance) => getter,
        _ => null,
    }).Where(static m => m is not null).Select(static m => m!);

    private static bool IsOfThis(IOperation instance) =>
        instance is IInstanceReferenceOperation || (instance is IFieldReferenceOperation { Instance: { } outer } && IsOfThis(outer));

    /// <summary>Whether it is a member of a class that runs the same whatever the object's class is, and leaves the object as it is.</summary>
    private bool IsQuietMember(IMethodSymbol method) => method is { MethodKind: MethodKind.Ordinary, ContainingType.TypeKind: TypeKind.Class, IsVirtual: false, IsAbstract: false, IsOverride: false } && IsQuiet(method);

    private bool IsQuiet(IMethodSymbol method)
    {
        if (quiet.TryGetValue(method, out bool result)) return result;
        quiet[method] = false;
        return quiet[method] = Operation(method) is { } body && body.Descendants().All(IsQuiet);
    }

    private bool IsQuiet(IOperation part) => part switch
    {
        IAssignmentOperation { Target: IMemberReferenceOperation } or IIncrementOrDecrementOperation { Target: IMemberReferenceOperation } => false,
        IDeconstructionAssignmentOperation deconstruction => !deconstruction.Target.Descendants().Any(static d => d is IMemberReferenceOperation),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IMemberReferenceOperation } or IAddressOfOperation or IAnonymousFunctionOperation => false,
        IInvocationOperation { TargetMethod: var called } when called.MethodKind == MethodKind.DelegateInvoke || called.DeclaringSyntaxReferences.Length > 0 => IsQuiet(called),
        _ => true,
    };

    private IOperation? Operation(IMethodSymbol method) =>
        SymbolIdentity.BodyOf(method, ct) is { } body ? compilation.GetSemanticModel(body.SyntaxTree).GetOperation(body, ct) : null;

    /// <summary>Whether values of the type are handed over as they are, or part by part.</summary>
    private bool IsTaken(ITypeSymbol type) => !TypeFacts.HidesReals(type) || TypeFacts.ListOf(type) is not null || layouts.Of(type) is not null;

    private static bool IsInGenericType(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType) return true;
        }

        return false;
    }

    private static bool IsIterator(SyntaxNode declaration)
    {
        foreach (SyntaxNode node in declaration.DescendantNodes(static n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or ExpressionSyntax)))
        {
            if (node.IsKind(SyntaxKind.YieldReturnStatement) || node.IsKind(SyntaxKind.YieldBreakStatement)) return true;
        }

        return false;
    }
}
