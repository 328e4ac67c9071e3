using System.Collections.Immutable;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.Analyses.Cost;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Normalisation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>Tells what a gradient costs. Off unless asked for; then it is an analyzer of its own, so that nobody else waits for it.</summary>
/// <remarks>Methods that call themselves have no formula and are left out.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostAnalyzer : AutoDiffAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.Cost];

    protected override void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable) =>
        context.RegisterSyntaxNodeAction(node => AnalyzeMethod(node, differentiable), SyntaxKind.MethodDeclaration);

    private static void AnalyzeMethod(SyntaxNodeAnalysisContext context, INamedTypeSymbol differentiable)
    {
        if (AnnotatedMethod.Of(context, differentiable) is not (var method, _)) return;
        if (MethodLowering.Lower(method, context.SemanticModel, context.CancellationToken) is not { HasErrors: false, HasUnboundNames: false } lowered) return;

        (ClosedForm form, Function? derived) = InternalError.Caught(lowered.Program, static program =>
        {
            ClosedForm form = ClosedForm.Of(program);
            return (form, form.Separate.Count > 0 ? null : DerivativeCompiler.GradientOf(form));
        });
        if (derived is not { } gradient) return;
        (CostAnalysis primal, CostAnalysis adjoint) = (CostAnalysis.Of(form.Method), CostAnalysis.Of(gradient));
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticDescriptors.Cost, method.Locations[0], method.Name, primal.Operations, adjoint.Operations, adjoint.Recorded, adjoint.Bytes));
    }
}
