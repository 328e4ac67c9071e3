using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>Marks a called method that cannot be differentiated [NonDifferentiable]: what it gives is a constant.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNonDifferentiableFix))]
public sealed class AddNonDifferentiableFix : SolutionFix
{
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        DiagnosticIds.UnknownCall, DiagnosticIds.UnsupportedStatement, DiagnosticIds.UnsupportedType, DiagnosticIds.DerivativeLost,
        DiagnosticIds.FieldWritten, DiagnosticIds.Reference, DiagnosticIds.UnsupportedExpression, DiagnosticIds.UndecidedCall,
    ];

    protected override async Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } method ? $"Mark '{method.Identifier.ValueText}' [NonDifferentiable]" : null;

    protected override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } method) return;
        if (document.Project.Solution.GetDocument(method.SyntaxTree) is not { } target) return;
        DocumentEditor edits = await editor.GetDocumentEditorAsync(target.Id, cancellationToken).ConfigureAwait(false);
        edits.ReplaceNode(method, static (current, _) => Marked((MethodDeclarationSyntax)current));
    }

    /// <summary>The method that is called there; else the one that it stands in, if that is a callee itself.</summary>
    private static async Task<MethodDeclarationSyntax?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return null;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node is InvocationExpressionSyntax && model.GetSymbolInfo(node, cancellationToken).Symbol is IMethodSymbol called && DeclarationOf(called, cancellationToken) is { } callee) return callee;
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } around && Annotations.Differentiable(around.AttributeLists) is null ? around : null;
    }

    private static MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;

    private static MethodDeclarationSyntax Marked(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString().EndsWith("NonDifferentiable", StringComparison.Ordinal))
            ? method
            : Annotations.Above(method, Annotations.Like(null, "NonDifferentiable"));
}
