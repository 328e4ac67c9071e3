using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Analyzers;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0307 and ADG0308: writes the formula that the message proposes.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StableFormFix))]
public sealed class StableFormFix : SolutionFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnstableForm, DiagnosticIds.BetterForm];

    protected override Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<string?>($"Write '{diagnostic.Properties[SmoothnessReporter.Replacement]}'");

    protected override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        DocumentEditor edits = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        var formula = Enclosing<ExpressionSyntax>(edits.OriginalRoot, diagnostic.Location)!;
        ExpressionSyntax better = SyntaxFactory.ParseExpression(diagnostic.Properties[SmoothnessReporter.Replacement]!);
        bool isCall = better is InvocationExpressionSyntax, isEnclosed = formula.Parent is ParenthesizedExpressionSyntax;
        if (isCall && isEnclosed) formula = (ExpressionSyntax)formula.Parent!;
        if (!isCall && !isEnclosed) better = SyntaxFactory.ParenthesizedExpression(better).WithAdditionalAnnotations(Simplifier.Annotation);
        edits.ReplaceNode(formula, better.WithTriviaFrom(formula));
    }
}
