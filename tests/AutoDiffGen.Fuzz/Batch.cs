using System.Collections.Immutable;
using System.Runtime.Loader;
using AutoDiffGen.Fuzz.Programs;
using AutoDiffGen.Generator;
using AutoDiffGen.Generator.Optimiser;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz;

/// <summary>Programs that are compiled together, with what the generator wrote for them.</summary>
internal sealed class Batch : IDisposable
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Numerics;\nusing AutoDiffGen;\n";

    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false);

    private static readonly ImmutableArray<MetadataReference> References = [.. FindReferences()];

    private readonly AssemblyLoadContext context;

    private Batch(CSharpCompilation original, System.Reflection.Assembly assembly, AssemblyLoadContext context)
    {
        Original = original;
        Assembly = assembly;
        this.context = context;
    }

    /// <summary>What is tested.</summary>
    public static ISourceGenerator Generator { get; set; } = new AutoDiffGenerator().AsSourceGenerator();

    /// <summary>The programs as written, without what was generated.</summary>
    public CSharpCompilation Original { get; }

    public System.Reflection.Assembly Assembly { get; }

    /// <summary>Compiles the programs; the error is what the compiler says about what was generated.</summary>
    public static Batch? Compile(IEnumerable<RandomProgram> programs, Optimisations without, out string? error)
    {
        var original = CSharpCompilation.Create(
            "Fuzz", programs.Select(p => CSharpSyntaxTree.ParseText(Usings + p.Source, Parsing, p.Name + ".cs")), References, Options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([Generator], parseOptions: Parsing);
        Compilation final = original;
        driver = Omitted.During(without, () => driver.RunGeneratorsAndUpdateCompilation(original, out final, out _));
        error = driver.GetRunResult().Results.Single().Exception?.ToString();
        if (error is not null) return null;

        using var image = new MemoryStream();
        var result = final.Emit(image);
        error = result.Success ? null : string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5));
        if (error is not null) return null;
        image.Position = 0;
        var context = new AssemblyLoadContext("Fuzz", isCollectible: true);
        return new Batch(original, context.LoadFromStream(image), context);
    }

    /// <summary>What the generator writes for one program.</summary>
    public static string Generated(RandomProgram program, Optimisations without = Optimisations.None)
    {
        var original = CSharpCompilation.Create("Fuzz", [CSharpSyntaxTree.ParseText(Usings + program.Source, Parsing)], References, Options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([Generator], parseOptions: Parsing);
        return string.Join("\n", Omitted.During(without, () => driver.RunGenerators(original)).GetRunResult().GeneratedTrees.Select(t => t.ToString()));
    }

    /// <summary>What a generator writes for files that are compiled together.</summary>
    public static ImmutableArray<SyntaxTree> Generated(ISourceGenerator generator, IEnumerable<string> files)
    {
        var original = CSharpCompilation.Create("Fuzz", files.Select(f => CSharpSyntaxTree.ParseText(f, Parsing)), References, Options);
        return CSharpGeneratorDriver.Create([generator], parseOptions: Parsing).RunGenerators(original).GetRunResult().GeneratedTrees;
    }

    public void Dispose() => context.Unload();

    private static IEnumerable<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || Path.GetFileName(path) is "AutoDiffGen.dll" or "System.Numerics.Tensors.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
