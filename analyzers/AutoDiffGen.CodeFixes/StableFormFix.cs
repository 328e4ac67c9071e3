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
public sealed class StableFormFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnstableForm, DiagnosticIds.BetterForm];

    protected override bool Replaces => true;

    protected override string? Title(SyntaxNode root, Diagnostic diagnostic) =>
        Formula(root, diagnostic).ContainsDirectives ? null : $"Write '{diagnostic.Properties[SmoothnessReporter.Replacement]}'";

    protected override void Edit(DocumentEditor edits, Diagnostic diagnostic)
    {
        ExpressionSyntax formula = Formula(edits.OriginalRoot, diagnostic);
        if (formula.ContainsDirectives) return;
        ExpressionSyntax better = SyntaxFactory.ParseExpression(diagnostic.Properties[SmoothnessReporter.Replacement]!);
        bool isCall = better is InvocationExpressionSyntax, isEnclosed = formula.Parent is ParenthesizedExpressionSyntax;
        if (isCall && isEnclosed) formula = (ExpressionSyntax)formula.Parent!;
        if (!isCall && !isEnclosed) better = SyntaxFactory.ParenthesizedExpression(better).WithAdditionalAnnotations(Simplifier.Annotation);
        edits.ReplaceNode(formula, better.WithTriviaFrom(formula).WithLeadingTrivia(formula.GetLeadingTrivia().AddRange(CommentsWithin(formula))));
    }

    private static ExpressionSyntax Formula(SyntaxNode root, Diagnostic diagnostic) => Enclosing<ExpressionSyntax>(root, diagnostic.Location)!;

    /// <summary>What is said about operands is said before the new formula, all on one line.</summary>
    private static IEnumerable<SyntaxTrivia> CommentsWithin(ExpressionSyntax formula) => formula.DescendantTrivia()
        .Where(t => formula.Span.Contains(t.Span) && t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
        .SelectMany(static t => SyntaxFactory.ParseLeadingTrivia(t.IsKind(SyntaxKind.MultiLineCommentTrivia) ? $"{t} " : $"/*{t.ToString().Substring(2).Replace("*/", "* /")} */ "));
}
