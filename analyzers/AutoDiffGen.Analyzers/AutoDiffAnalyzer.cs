using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoDiffGen.Analyzers;

/// <summary>What every analyzer of this package does alike: nothing in generated code, nothing where the runtime is not referenced.</summary>
public abstract class AutoDiffAnalyzer : DiagnosticAnalyzer
{
    private const string DifferentiableAttribute = "AutoDiffGen.DifferentiableAttribute";

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(DifferentiableAttribute) is { } attribute)
            {
                AnalyzeCompilation(start, attribute);
            }
        });
    }

    /// <summary>Registers the actions that do the work.</summary>
    /// <param name="context">The compilation that is analysed.</param>
    /// <param name="differentiable">The type of the annotation.</param>
    protected abstract void AnalyzeCompilation(CompilationStartAnalysisContext context, INamedTypeSymbol differentiable);

    /// <summary>The annotation of a method, or null.</summary>
    internal static AttributeData? Annotation(IMethodSymbol method, INamedTypeSymbol differentiable) =>
        method.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, differentiable));
}
