using System.Collections.Immutable;
using AutoDiffGen.Generator.Analyses;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>Reports rules that belong to no method, have the wrong parameters, are never used, or leave a derivative out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleAnalyzer : AutoDiffAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [DiagnosticDescriptors.RuleSignature, DiagnosticDescriptors.RuleWithoutMethod, DiagnosticDescriptors.UnusedRule, DiagnosticDescriptors.RuleAddsNothing];

    protected override void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable) =>
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);

    private static Diagnostic WithoutTarget(IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
    {
        (TypedConstant type, TypedConstant name) = (attribute.ConstructorArguments[0], attribute.ConstructorArguments[1]);
        return Diagnostic.Create(
            DiagnosticDescriptors.RuleWithoutMethod,
            attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation(),
            [method.Name, type.Value is ITypeSymbol written ? SymbolText.Display(written) : "null", name.Value ?? "null"]);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (RuleDeclaration.WithoutTarget(method) is { } attribute) context.ReportDiagnostic(WithoutTarget(method, attribute, context.CancellationToken));
        if (RuleDeclaration.Of(method) is not { } rule || DeclarationCheck.IsBroken(method)) return;
        DeclarationProblem[] problems = [.. RuleDeclarationCheck.Check(rule, context.Compilation, context.CancellationToken)];
        foreach (DeclarationProblem problem in problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.Get(problem.Id), problem.Location, [.. problem.Arguments]));
        }

        if (problems.Length > 0 || rule.Kind != RuleKindOf.Vjp) return;
        if (MethodLowering.Lower(method, context.Compilation, context.CancellationToken) is not { HasErrors: false, HasUnboundNames: false } lowered || InternalError.IsIn(lowered.Program)) return;
        IMethodSymbol target = rule.Candidates.First(c => RuleSignature.Of(rule, c).Problem is null);
        foreach (int position in RuleContributions.Missing(lowered.Program, RuleSignature.Of(rule, target).Parameters))
        {
            IParameterSymbol parameter = method.Parameters[position];
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.RuleAddsNothing, parameter.Locations[0], method.Name, parameter.Name));
        }
    }
}
