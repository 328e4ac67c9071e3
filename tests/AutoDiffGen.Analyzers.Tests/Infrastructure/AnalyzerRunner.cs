using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers.Tests.Infrastructure;

/// <summary>Runs analyzers as a build does: over the compilation that the generator leaves.</summary>
internal static class AnalyzerRunner
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> All = [new DeclarationAnalyzer(), new DifferentiabilityAnalyzer(), new RuleAnalyzer(), new CostAnalyzer()];

    public const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using AutoDiffGen;
        """;

    public static Compilation Compile(params string[] sources) => Compile(LanguageVersion.CSharp14, sources);

    public static Compilation Compile(LanguageVersion version, params string[] sources)
    {
        CSharpParseOptions options = CompilationFactory.ParseOptions.WithLanguageVersion(version);
        var trees = sources.Append(Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"Test{i}.cs", System.Text.Encoding.UTF8));
        return GeneratorRunner.Run(CompilationFactory.Create(trees)).Compilation;
    }

    /// <summary>The same compilation, with a diagnostic that is off switched on.</summary>
    public static Compilation WithEnabled(Compilation compilation, string id) =>
        compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItem(id, ReportDiagnostic.Info)));

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var run = new CompilationWithAnalyzers(compilation, analyzers.IsEmpty ? All : analyzers, options);
        ImmutableArray<Diagnostic> diagnostics = await run.GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.Where(d => !d.IsSuppressed).OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan)];
    }
}
