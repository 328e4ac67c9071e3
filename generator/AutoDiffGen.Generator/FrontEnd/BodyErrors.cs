using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.FrontEnd;

/// <summary>What the C# compiler has to say about the methods that are lowered.</summary>
/// <remarks>For that it binds each of them once more, which takes as long as all lowering; so it does that beside it, and not for a <see cref="PlainBody"/>.</remarks>
internal sealed class BodyErrors(CancellationToken cancellation)
{
    private readonly List<Task<IReadOnlyList<Diagnostic>>> pending = [];

    public void Look(SemanticModel model, SyntaxNode declaration) =>
        pending.Add(Task.Run(() => Of(model, declaration), cancellation));

    /// <summary>Whether there is an error, and whether there is a name that is not known; a generator may be about to write it.</summary>
    public (bool HasErrors, bool HasUnboundNames) Found()
    {
        ILookup<bool, Diagnostic> errors = pending.SelectMany(p => p.GetAwaiter().GetResult()).ToLookup(IsUnboundName);
        return (errors[false].Any(), errors[true].Any());
    }

    private IReadOnlyList<Diagnostic> Of(SemanticModel model, SyntaxNode declaration)
    {
        IEnumerable<Diagnostic> syntax = declaration.ContainsDiagnostics ? declaration.GetDiagnostics() : [];
        return [.. model.GetMethodBodyDiagnostics(declaration.Span, cancellation).Concat(syntax).Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed)];
    }

    private static bool IsUnboundName(Diagnostic error) => error.Id is "CS0103" or "CS0117" or "CS0234" or "CS0246" or "CS1061";
}
