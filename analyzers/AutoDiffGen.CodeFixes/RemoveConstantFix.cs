using System.Collections.Immutable;
using System.Composition;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>ADG0004: removes a [Constant] that says nothing.</summary>
[Shared]
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveConstantFix))]
public sealed class RemoveConstantFix : DocumentFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.RedundantConstant];

    protected override string? Title(SyntaxNode root, Diagnostic diagnostic) => "Remove [Constant]";

    protected override void Edit(DocumentEditor edits, Diagnostic diagnostic)
    {
        if (Enclosing<AttributeSyntax>(edits.OriginalRoot, diagnostic.Location) is { } attribute) Annotations.Remove(edits, attribute);
    }
}
