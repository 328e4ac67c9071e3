using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace AutoDiffGen.CodeFixes;

/// <summary>A fix that edits syntax; one diagnostic at a time or all of them by the same edits.</summary>
public abstract class SolutionFix : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => AllAtOnce.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await TitleAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } title) continue;
            context.RegisterCodeFix(
                CodeAction.Create(title, ct => ApplyAsync(context.Document.Project.Solution, [(context.Document, diagnostic)], ct), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What the fix would do, in a few words; null when it can do nothing here.</summary>
    /// <param name="document">Where the diagnostic is.</param>
    /// <param name="diagnostic">What was reported.</param>
    /// <param name="cancellationToken">Stops it.</param>
    protected abstract Task<string?> TitleAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Makes the edits for one diagnostic. Nodes that an earlier one has dealt with must be left alone.</summary>
    /// <param name="editor">Collects the edits.</param>
    /// <param name="document">Where the diagnostic is.</param>
    /// <param name="diagnostic">What was reported.</param>
    /// <param name="cancellationToken">Stops it.</param>
    protected abstract Task EditAsync(SolutionEditor editor, Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>Whether it writes something else in the place of what is reported: what is reported within that is gone then.</summary>
    protected virtual bool Replaces => false;

    /// <summary>The innermost node of a kind that the location lies in.</summary>
    protected static T? Enclosing<T>(SyntaxNode root, Location location)
        where T : SyntaxNode => root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    private async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(Document Document, Diagnostic Diagnostic)> diagnostics, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        foreach ((Document document, Diagnostic diagnostic) in diagnostics)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await EditAsync(editor, document, diagnostic, cancellationToken).ConfigureAwait(false);
        }

        return editor.GetChangedSolution();
    }

    /// <summary>A place is edited once, although several annotated methods may have led to it.</summary>
    private IEnumerable<(Document Document, Diagnostic Diagnostic)> Once(IEnumerable<(Document Document, Diagnostic Diagnostic)> diagnostics)
    {
        Location? last = null;
        foreach ((Document document, Diagnostic diagnostic) in diagnostics)
        {
            Location place = diagnostic.Location;
            bool isDone = last is not null && last.SourceTree == place.SourceTree && (Replaces ? last.SourceSpan.Contains(place.SourceSpan) : last.SourceSpan == place.SourceSpan);
            if (isDone) continue;
            last = place;
            yield return (document, diagnostic);
        }
    }

    /// <summary>Fixes everything in a document, a project or a solution.</summary>
    private sealed class AllAtOnce : FixAllProvider
    {
        public static readonly AllAtOnce Instance = new();

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var fix = (SolutionFix)fixAllContext.CodeFixProvider;
            ImmutableArray<Diagnostic> diagnostics = fixAllContext.Scope switch
            {
                FixAllScope.Document when fixAllContext.Document is { } document => await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
                FixAllScope.Project => await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project).ConfigureAwait(false),
                _ => await InSolutionAsync(fixAllContext).ConfigureAwait(false),
            };
            var located = diagnostics
                .Where(d => d.Location.IsInSource)
                .Select(d => (Document: fixAllContext.Solution.GetDocument(d.Location.SourceTree), Diagnostic: d))
                .Where(d => d.Document is not null)
                .OrderBy(d => d.Document!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Diagnostic.Location.SourceSpan.Start).ThenByDescending(d => d.Diagnostic.Location.SourceSpan.Length);
            (Document Document, Diagnostic Diagnostic)[] once = [.. fix.Once(located.Select(d => (d.Document!, d.Diagnostic)))];
            return CodeAction.Create(
                "Fix all",
                ct => fix.ApplyAsync(fixAllContext.Solution, once, ct),
                fixAllContext.CodeActionEquivalenceKey);
        }

        private static async Task<ImmutableArray<Diagnostic>> InSolutionAsync(FixAllContext context)
        {
            var all = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (Project project in context.Solution.Projects)
            {
                all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            return all.ToImmutable();
        }
    }
}
