using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>A method with derivatives that can be declared, found at the declaration that has its body.</summary>
internal static class AnnotatedMethod
{
    /// <summary>The method, as the half that is annotated where it has two, and its annotation; null for any other declaration.</summary>
    public static (IMethodSymbol Method, AttributeData Annotation)? Of(SyntaxNodeAnalysisContext context, INamedTypeSymbol differentiable)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        bool hasBody = declaration.Body is not null || declaration.ExpressionBody is not null;
        if (!hasBody || (declaration.AttributeLists.Count == 0 && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))) return null;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method) return null;
        method = method.PartialDefinitionPart ?? method;
        if (AutoDiffAnalyzer.Annotation(method, differentiable) is not { } annotation) return null;
        return DeclarationCheck.IsRefused(method, annotation, context.CancellationToken) ? null : (method, annotation);
    }
}
