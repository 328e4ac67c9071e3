using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Tells which methods have a body that can be differentiated together with their callers', and where it is.</summary>
internal sealed class FollowedMethods(StructLayouts layouts, CancellationToken ct)
{
    private readonly Dictionary<IMethodSymbol, bool> known = new(SymbolEqualityComparer.Default);

    public bool Contains(IMethodSymbol method)
    {
        if (!known.TryGetValue(method, out bool followed)) known[method] = followed = IsFollowed(method);
        return followed;
    }

    private bool IsFollowed(IMethodSymbol method)
    {
        if (method.IsGenericMethod || method.IsExtern || method.IsAsync || method.RefKind != RefKind.None || method.IsVararg) return false;
        if (method.ContainingType is not { } type || IsInGenericType(type) || SymbolIdentity.IsGenerated(method)) return false;
        bool isKnownKind = method.MethodKind is MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.PropertyGet
            or MethodKind.Constructor;
        if (!isKnownKind || (!method.IsStatic && layouts.Of(type) is null)) return false;
        if (!IsTaken(method.ReturnType) || !method.Parameters.All(p => IsTaken(p.Type))) return false;
        return SymbolIdentity.BodyOf(method, ct) is { } body && !IsIterator(body);
    }

    /// <summary>Whether values of the type are handed over as they are, or part by part.</summary>
    private bool IsTaken(ITypeSymbol type) => !TypeFacts.HidesReals(type) || layouts.Of(type) is not null;

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
