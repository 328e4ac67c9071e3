using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>Reports what a derivative cannot pass through, and in what it can pass, where it is zero, infinite, or lost in rounding; at the expression that is to blame.</summary>
/// <remarks>It asks the compiler that the generator is, and has no opinion of its own. One lowering serves all reports.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiabilityAnalyzer : AutoDiffAnalyzer
{
    private readonly VerdictCache verdicts = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. DiagnosticDescriptors.Differentiability, .. DiagnosticDescriptors.Smoothness, DiagnosticDescriptors.MissingRule, DiagnosticDescriptors.InternalError];

    protected override void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable) =>
        context.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, differentiable), SymbolKind.Method);

    private void AnalyzeMethod(SymbolAnalysisContext context, INamedTypeSymbol differentiable)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || Annotation(method, differentiable) is not { } annotation) return;
        if (DeclarationCheck.IsRefused(method, annotation, context.CancellationToken)) return;
        if (MethodLowering.Lower(method, context.Compilation, context.CancellationToken) is not { HasErrors: false, HasUnboundNames: false } lowered) return;

        bool hasStumbled = GeneratedStubs.TellOfInternalError(method, context.CancellationToken);
        Verdict verdict = verdicts.On(lowered, RequestedDerivatives.Of(method, annotation), hasStumbled);
        var places = new SourcePlaces(method, lowered);
        IEnumerable<Diagnostic> diagnostics = verdict.Smoothness is { } smoothness
            ? new SmoothnessReporter(places, context.Compilation, differentiable).Report(smoothness, context.CancellationToken)
            : verdict.Obstacles.Select(places.ToDiagnostic);
        if (verdict.Obstacles.Count > 0 && CompilerErrors.AreIn(method, context.Compilation, context.CancellationToken)) return;

        var reported = new HashSet<(string Id, Location Location)>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (reported.Add((diagnostic.Id, diagnostic.Location))) context.ReportDiagnostic(diagnostic);
        }
    }
}
