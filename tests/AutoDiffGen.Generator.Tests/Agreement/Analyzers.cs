using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>The analyzers of the package, run over a compilation.</summary>
internal static class Analyzers
{
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> s_all = new(() =>
        [.. Assembly.Load("AutoDiffGen.Analyzers").GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)]);

    /// <summary>The ADG errors they report.</summary>
    public static async Task<Diagnostic[]> Errors(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, s_all.Value, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics.Where(d => d.Id == "AD0001" || (d.Id.StartsWith("ADG", StringComparison.Ordinal) && d.Severity == DiagnosticSeverity.Error))];
    }
}
