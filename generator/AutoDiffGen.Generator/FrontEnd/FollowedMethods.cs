using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Tells which methods have a body that can be differentiated together with their callers', and what they change beside what they give.</summary>
internal sealed class FollowedMethods(LoweringSession session)
{
    private readonly Dictionary<IMethodSymbol, bool> known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> mutating = new(SymbolEqualityComparer.Default);
    private readonly StructLayouts layouts = session.Layouts;

    public bool Contains(IMethodSymbol method)
    {
        if (known.TryGetValue(method, out bool followed)) return followed;
        bool takesLists = method.Parameters.Any(static p => TypeFacts.ListOf(p.Type) is not null);
        if (takesLists) known[method] = false;
        return known[method] = WhyNot(method) is null && !(takesLists && PassesOnLists(method));
    }

    /// <summary>What keeps the body of a method from being followed whatever it is called with; null when nothing does.</summary>
    public Explanation? WhyNot(IMethodSymbol method)
    {
        if (method.IsExtern || session.DeclarationOf(method) is not { } body) return Explanation.Usual(DiagnosticIds.UnknownCall);
        if (method.IsGenericMethod && !session.Generics.IsKnown(method)) return Explanations.Generic;
        if (method.ContainingType is not { } type || (SymbolIdentity.IsInGenericType(type) && !session.IsAround(type))) return Explanations.InGenericType;
        if (method.IsAsync || IsIterator(body)) return Explanations.InSteps;
        if (method.IsVararg || SymbolIdentity.IsGenerated(method) || !IsKnownKind(method)) return Explanations.OtherKind;
        if (TypeFacts.ListOf(method.ReturnType) is not null) return Explanations.GivesList;
        return method.Parameters.Select(static p => p.Type).Prepend(method.ReturnType).FirstOrDefault(t => !IsTaken(t)) is { } hidden ? Explanations.HandedAs(hidden) : null;
    }

    private bool IsKnownKind(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        bool isKnownKind = method.MethodKind is MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.PropertyGet
            or MethodKind.ExplicitInterfaceImplementation or MethodKind.Constructor;
        if (!SymbolIdentity.IsNested(method) && !SymbolIdentity.IsExtensionMember(method) && (!isKnownKind || (!method.IsStatic && layouts.Of(type) is null && type.TypeKind != TypeKind.Class))) return false;
        return method.MethodKind != MethodKind.Constructor || layouts.Of(type) is not null || session.Objects.All(type) is not null;
    }

    private bool PassesOnLists(IMethodSymbol method) => ListUses.Others(session.BodyOf(method), Contains).Any(static s => s is IParameterSymbol);

    /// <summary>Whether a member of a struct changes the struct that it is called on.</summary>
    public bool Mutates(IMethodSymbol method)
    {
        if (!LocalUsage.MayMutate(method)) return false;
        if (mutating.TryGetValue(method, out bool result)) return result;
        mutating[method] = true;
        return mutating[method] = session.BodyOf(method) is not { } body || LocalUsage.WritesThis(body) || CallsOnThis(body).Any(Mutates);
    }

    private static IEnumerable<IMethodSymbol> CallsOnThis(IOperation body) => body.Descendants().Select(static part => part switch
    {
        IInvocationOperation { Instance: { } instance } call when IsOfThis(instance) => call.TargetMethod,
        IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { } getter } when IsOfThis(instance) => getter,
        _ => null,
    }).Where(static m => m is not null).Select(static m => m!);

    private static bool IsOfThis(IOperation instance) =>
        instance is IInstanceReferenceOperation || (instance is IFieldReferenceOperation { Instance: { } outer } && IsOfThis(outer));

    /// <summary>Whether values of the type are handed over as they are, or part by part.</summary>
    private bool IsTaken(ITypeSymbol type) => IsCarrier(type) || IsObject(type);

    /// <summary>Whether it gets or gives data that nothing is followed through, and is as well copied if that is all it gets.</summary>
    public bool HandlesData(IMethodSymbol method) => method.Parameters.Select(static p => p.Type).Append(method.ReturnType)
        .Any(t => !IsCarrier(t) && (t.TypeKind == TypeKind.Array || t.SpecialType != SpecialType.None || TypeFacts.IsCollection(t)));

    /// <summary>Whether nothing is in values of the type but what is followed.</summary>
    private bool IsCarrier(ITypeSymbol type) => !TypeFacts.HidesReals(type) || TypeFacts.ListOf(type) is not null || layouts.Of(type) is not null || session.TypeOf(type).Record is not null;

    /// <summary>Objects are constants that are handed on; whether a derivative is in them is known where they are made.</summary>
    private static bool IsObject(ITypeSymbol type) => DelegateTargets.IsDelegate(type) || type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Array;

    private static bool IsIterator(SyntaxNode declaration)
    {
        foreach (SyntaxNode node in declaration.DescendantNodes(static n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or ExpressionSyntax)))
        {
            if (node.IsKind(SyntaxKind.YieldReturnStatement) || node.IsKind(SyntaxKind.YieldBreakStatement)) return true;
        }

        return false;
    }
}
