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
public sealed class RemoveConstantFix : SolutionFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => [DiagnosticIds.RedundantConstant];

    protected override Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<string?>("Remove [Constant]");

    protected override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        DocumentEditor edits = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
        if (Enclosing<AttributeSyntax>(edits.OriginalRoot, diagnostic.Location) is { } attribute) Annotations.Remove(edits, attribute);
    }
}
