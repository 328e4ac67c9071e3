using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>Which method a symbol is, and what its declaration allows.</summary>
internal static class SymbolIdentity
{
    public static string IdOf(IMethodSymbol method) =>
        method.OriginalDefinition.GetDocumentationCommentId() ?? SymbolText.Display(method);

    /// <summary>Whether a generator wrote it. Such members must look the same to the generator, which does not see them, and the analyzer, which does.</summary>
    public static bool IsGenerated(ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (!IsGenerated(reference.SyntaxTree)) return false;
        }

        return symbol.DeclaringSyntaxReferences.Length > 0;
    }

    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The declaration that holds the method's body, if there is one.</summary>
    public static MethodDeclarationSyntax? BodyOf(IMethodSymbol method, CancellationToken ct)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (IsGenerated(reference.SyntaxTree)) continue;
            if (reference.GetSyntax(ct) is MethodDeclarationSyntax { } declaration
                && (declaration.Body is not null || declaration.ExpressionBody is not null))
            {
                return declaration;
            }
        }

        return null;
    }

    /// <summary>Whether the body of a called method can be differentiated with the caller's.</summary>
    public static bool IsFollowable(IMethodSymbol method, CancellationToken ct)
    {
        if (!method.IsStatic || method.MethodKind != MethodKind.Ordinary || method.IsGenericMethod) return false;
        if (method.IsExtern || method.IsAsync || method.RefKind != RefKind.None) return false;
        if (method.ContainingType is not { } type || IsInGenericType(type)) return false;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || TypeFacts.HidesReals(parameter.Type)) return false;
        }

        return !TypeFacts.HidesReals(method.ReturnType) && !IsGenerated(method) && BodyOf(method, ct) is { } body && !IsIterator(body);
    }

    private static bool IsInGenericType(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType) return true;
        }

        return false;
    }

    private static bool IsIterator(MethodDeclarationSyntax declaration)
    {
        if (declaration.Body is not { } body) return false;
        foreach (SyntaxNode node in body.DescendantNodes(static n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)))
        {
            if (node.IsKind(SyntaxKind.YieldReturnStatement) || node.IsKind(SyntaxKind.YieldBreakStatement)) return true;
        }

        return false;
    }

    public static bool HasAttribute(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name
                && type.ContainingNamespace is { Name: "AutoDiffGen", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }
}
