using System.Collections.Immutable;
using AutoDiffGen.Generator.Diagnostics;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>Reports annotated methods whose derivatives cannot be declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : AutoDiffAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. DiagnosticDescriptors.Declaration, DiagnosticDescriptors.UnsupportedType];

    protected override void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable)
    {
        context.RegisterSymbolAction(symbol => AnalyzeType(symbol, differentiable), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(
            node => AnalyzeNested(node, differentiable),
            SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.SimpleLambdaExpression);
    }

    private static void AnalyzeType(SymbolAnalysisContext context, INamedTypeSymbol differentiable)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        bool isPartialReported = false;
        foreach (IMethodSymbol method in MethodsWithin(type))
        {
            if (Annotation(method, differentiable) is not { } annotation) continue;
            foreach (DeclarationProblem problem in DeclarationCheck.Check(method, annotation, context.CancellationToken))
            {
                // Each level that is not partial is reported once, however many methods it has.
                bool isPartiality = problem.Id == DiagnosticIds.NotPartial;
                bool isOfThisType = isPartiality
                    ? !isPartialReported && Equals(problem.Location, SignatureCheck.NameOf(type))
                    : SymbolEqualityComparer.Default.Equals(method.ContainingType, type);
                if (!isOfThisType) continue;
                isPartialReported |= isPartiality;
                context.ReportDiagnostic(ToDiagnostic(problem));
            }
        }
    }

    private static IEnumerable<IMethodSymbol> MethodsWithin(INamedTypeSymbol type) => type.GetMembers().SelectMany(member => member switch
    {
        IMethodSymbol method => [method],
        INamedTypeSymbol nested => MethodsWithin(nested),
        _ => [],
    });

    private static void AnalyzeNested(SyntaxNodeAnalysisContext context, INamedTypeSymbol differentiable)
    {
        bool isAnnotated = context.Node switch
        {
            LocalFunctionStatementSyntax function => function.AttributeLists.Any(),
            LambdaExpressionSyntax lambda => lambda.AttributeLists.Any(),
            _ => false,
        };
        if (!isAnnotated) return;

        ISymbol? symbol = context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is not IMethodSymbol method || Annotation(method, differentiable) is not { } annotation) return;
        foreach (DeclarationProblem problem in DeclarationCheck.Check(method, annotation, context.CancellationToken))
        {
            context.ReportDiagnostic(ToDiagnostic(problem));
        }
    }

    private static Diagnostic ToDiagnostic(DeclarationProblem problem) => Diagnostic.Create(
        DiagnosticDescriptors.Get(problem.Id),
        problem.Location,
        problem.Related is { } related ? [related] : [],
        [.. problem.Arguments]);
}
