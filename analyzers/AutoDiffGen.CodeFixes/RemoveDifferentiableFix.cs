using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0002, ADG0003 and ADG0008: removes [Differentiable] from what has no derivative.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDifferentiableFix))]
public sealed class RemoveDifferentiableFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.UnsupportedSignature, DiagnosticIds.NothingActive, DiagnosticIds.Contradiction];

    protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => Find(root, diagnostic) is not null ? "Remove [Differentiable]" : null;

    protected override void Edit(DocumentEditor edits, Diagnostic diagnostic)
    {
        if (Find(edits.OriginalRoot, diagnostic) is { } attribute) Annotations.Remove(edits, attribute);
    }

    /// <summary>The annotation of the innermost thing around the location that has one.</summary>
    private static AttributeSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf()
            .Select(node => Annotations.Differentiable(AttributesOf(node)))
            .FirstOrDefault(attribute => attribute is not null);

    private static Microsoft.CodeAnalysis.SyntaxList<AttributeListSyntax> AttributesOf(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        LocalFunctionStatementSyntax function => function.AttributeLists,
        LambdaExpressionSyntax lambda => lambda.AttributeLists,
        _ => default,
    };
}
