using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>A fix that looks at the syntax of the document with the diagnostic, and edits that document alone.</summary>
public abstract class DocumentFix : SolutionFix
{
    protected sealed override async Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root ? Title(root, diagnostic) : null;

    protected sealed override async Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Edit(await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false), diagnostic);

    /// <summary>What the fix would do, in a few words; null when it can do nothing here.</summary>
    /// <param name="root">The document.</param>
    /// <param name="diagnostic">What was reported.</param>
    protected abstract string? Title(SyntaxNode root, Diagnostic diagnostic);

    /// <summary>Makes the edits for one diagnostic.</summary>
    /// <param name="edits">Collects the edits.</param>
    /// <param name="diagnostic">What was reported.</param>
    protected abstract void Edit(DocumentEditor edits, Diagnostic diagnostic);
}
