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

    /// <summary>The declaration that holds what the method does, if there is one: of a method, an accessor, a constructor, or a type with parameters.</summary>
    public static SyntaxNode? BodyOf(IMethodSymbol method, CancellationToken ct)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (IsGenerated(reference.SyntaxTree)) continue;
            SyntaxNode declaration = reference.GetSyntax(ct);
            bool hasBody = declaration switch
            {
                BaseMethodDeclarationSyntax member => member.Body is not null || member.ExpressionBody is not null,
                AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
                ArrowExpressionClauseSyntax => true,
                TypeDeclarationSyntax { ParameterList: not null } => method.MethodKind == MethodKind.Constructor,
                _ => false,
            };
            if (hasBody) return declaration;
        }

        return null;
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
