using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>Reports what a derivative cannot pass through, and in what it can pass, where it is zero, infinite, or lost in rounding; at the expression that is to blame.</summary>
/// <remarks>It asks the compiler that the generator is, and has no opinion of its own. One lowering serves all reports.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiabilityAnalyzer : AutoDiffAnalyzer
{
    private readonly VerdictCache verdicts = new();

    /// <summary>What lowers a method; tests count how often.</summary>
    internal Func<IMethodSymbol, SemanticModel, CancellationToken, LoweredMethod?> Lower { get; init; } = MethodLowering.Lower;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. DiagnosticDescriptors.Differentiability, .. DiagnosticDescriptors.Smoothness, DiagnosticDescriptors.MissingRule, DiagnosticDescriptors.InternalError];

    /// <remarks>An action for declarations is handed the semantic model in which the compiler has bound the body already.</remarks>
    protected override void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable) =>
        context.RegisterSyntaxNodeAction(node => AnalyzeMethod(node, differentiable), SyntaxKind.MethodDeclaration);

    private void AnalyzeMethod(SyntaxNodeAnalysisContext context, INamedTypeSymbol differentiable)
    {
        if (AnnotatedMethod.Of(context, differentiable) is not (var method, var annotation)) return;
        if (Lower(method, context.SemanticModel, context.CancellationToken) is not { HasErrors: false, HasUnboundNames: false } lowered) return;

        bool hasStumbled = GeneratedStubs.TellOfInternalError(method, context.CancellationToken);
        Verdict verdict = verdicts.On(lowered, RequestedDerivatives.Of(method, annotation), hasStumbled);
        var places = new SourcePlaces(method, lowered, new GeneratedCode(context.Options));
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
