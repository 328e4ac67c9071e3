using System.Collections.Immutable;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using AutoDiffGen.Generator.Helpers;
using AutoDiffGen.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>Reports what a derivative cannot pass through, at the expression that is to blame.</summary>
/// <remarks>It asks the compiler that the generator is, and has no opinion of its own.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiabilityAnalyzer : AutoDiffAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. DiagnosticDescriptors.Differentiability, DiagnosticDescriptors.InternalError];

    protected override void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable) =>
        context.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, differentiable), SymbolKind.Method);

    private static void AnalyzeMethod(SymbolAnalysisContext context, INamedTypeSymbol differentiable)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || Annotation(method, differentiable) is not { } annotation) return;
        if (DeclarationCheck.IsRefused(method, annotation, context.CancellationToken)) return;
        if (MethodLowering.Lower(method, context.Compilation, context.CancellationToken) is not { HasErrors: false, HasUnboundNames: false } lowered) return;

        EquatableArray<Obstacle> obstacles = DerivativeCompiler.Check(lowered.Program, RequestedDerivatives.Of(method, annotation));
        if (obstacles.Count == 0 || CompilerErrors.AreIn(method, context.Compilation, context.CancellationToken)) return;

        var reported = new HashSet<(string Id, Location Location)>();
        foreach (Obstacle obstacle in obstacles)
        {
            Diagnostic diagnostic = ToDiagnostic(obstacle, lowered.Origins, method);
            if (reported.Add((diagnostic.Id, diagnostic.Location))) context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>The expression is to blame; in another file than the method, the method is, and the expression is named beside it.</summary>
    private static Diagnostic ToDiagnostic(Obstacle obstacle, OriginMap origins, IMethodSymbol method)
    {
        Location name = method.Locations[0];
        Location where = obstacle.Origin < 0 ? name : Blamed(origins[obstacle.Origin]);
        (Location primary, Location additional) = where.SourceTree == name.SourceTree ? (where, name) : (name, where);
        return Diagnostic.Create(DiagnosticDescriptors.Get(obstacle.Id), primary, [additional], [.. obstacle.Arguments]);
    }

    /// <summary>Of a statement its keyword, of a function its name: what is in it is not to blame.</summary>
    private static Location Blamed(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax function => function.Identifier.GetLocation(),
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax => node.GetLocation(),
        StatementSyntax statement => statement.GetFirstToken().GetLocation(),
        _ => node.GetLocation(),
    };
}
