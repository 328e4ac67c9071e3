using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Analyzers;

/// <summary>Asks whether the C# compiler has something to say; then nothing is added to it.</summary>
internal static class CompilerErrors
{
    public static bool AreIn(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            SemanticModel model = compilation.GetSemanticModel(reference.SyntaxTree);
            if (model.GetDiagnostics(reference.Span, cancellationToken).Any(d => d.Severity == DiagnosticSeverity.Error)) return true;
        }

        return false;
    }
}
