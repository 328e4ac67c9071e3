using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>What a run of the generator left: the driver, the compilation with the generated trees, and the trees.</summary>
internal sealed record GeneratorRun(GeneratorDriver Driver, Compilation Compilation, ImmutableArray<SyntaxTree> GeneratedTrees)
{
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>Errors and warnings of the final compilation.</summary>
    public IEnumerable<Diagnostic> Problems =>
        Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed);

    public string GeneratedText => string.Join("\n", GeneratedTrees.Select(t => t.ToString()));
}

/// <summary>Runs the generator over a compilation, with tracked steps.</summary>
internal static class GeneratorRunner
{
    public static GeneratorRun Run(params string[] sources) => Run(CompilationFactory.Create(sources));

    public static GeneratorRun Run(CSharpCompilation compilation) => 
        Run(compilation, CreateDriver(compilation.SyntaxTrees.Select(t => t.Options).OfType<CSharpParseOptions>().FirstOrDefault()));

    /// <summary>Runs a driver again, on a compilation that may have changed.</summary>
    public static GeneratorRun Run(CSharpCompilation compilation, GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var final, out _);
        if (driver.GetRunResult().Results.Single().Exception is { } exception)
        {
            throw new InvalidOperationException("The generator threw.", exception);
        }

        return new GeneratorRun(driver, final, driver.GetRunResult().GeneratedTrees);
    }

    public static GeneratorDriver CreateDriver(CSharpParseOptions? parseOptions = null) => CSharpGeneratorDriver.Create(
        [new AutoDiffGenerator().AsSourceGenerator()],
        parseOptions: parseOptions ?? CompilationFactory.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
