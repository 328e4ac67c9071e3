using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0301: says with StopGradient that a step function is meant to stop the derivative.</summary>
/// <remarks>Around a function of numbers; inside a conversion to an integer, which is no number that could be handed to it.</remarks>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientFix))]
public sealed class StopGradientFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.StepFunction];

    protected override bool Replaces => true;

    protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => Find(root, diagnostic) is not null ? "Stop the derivative with StopGradient" : null;

    protected override void Edit(DocumentEditor edits, Diagnostic diagnostic)
    {
        if (Find(edits.OriginalRoot, diagnostic) is not { } step) return;
        AttributeSyntax? known = step.Ancestors().OfType<MethodDeclarationSyntax>().Select(m => Annotations.Differentiable(m.AttributeLists)).FirstOrDefault();
        edits.ReplaceNode(step, (current, _) => Stopped((ExpressionSyntax)current, known));
    }

    private static ExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            CastExpressionSyntax cast => cast.Expression,
            InvocationExpressionSyntax call when NameOf(call) is "Floor" or "Ceiling" or "Round" or "Truncate" => call,
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call when NameOf(call) != nameof(IComparable.CompareTo) && call.ArgumentList.Arguments[0].Expression is var argument && !IsStopped(argument) => argument,
            _ => null,
        };

    private static bool IsStopped(ExpressionSyntax argument) => argument is InvocationExpressionSyntax call && NameOf(call) == "StopGradient";

    private static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static InvocationExpressionSyntax Stopped(ExpressionSyntax step, AttributeSyntax? known)
    {
        string qualifier = known?.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Left + ".",
            AliasQualifiedNameSyntax alias => alias.Alias + "::",
            _ => "",
        };
        ExpressionSyntax inner = step is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : step;
        return SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression(qualifier + "Differentiation.StopGradient"),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(inner.WithoutTrivia())))).WithTriviaFrom(step);
    }
}
