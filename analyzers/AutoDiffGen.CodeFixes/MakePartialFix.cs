using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0001: makes every type around a differentiable method partial.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.NotPartial];

    protected override string? Title(SyntaxNode root, Diagnostic diagnostic) =>
        AnnotatedMethod(root, diagnostic).Ancestors().OfType<TypeDeclarationSyntax>().Count() == 1 ? "Make the type partial" : "Make the types partial, at every level";

    protected override void Edit(DocumentEditor edits, Diagnostic diagnostic) => Annotations.MakePartial(edits, AnnotatedMethod(edits.OriginalRoot, diagnostic));

    /// <summary>The reported type may contain the one that the method is in, or lie in others.</summary>
    private static SyntaxNode AnnotatedMethod(SyntaxNode root, Diagnostic diagnostic) => root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan);
}
