using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Fuzz.Mutation;

/// <summary>The generator built from its sources, one of them changed.</summary>
internal sealed class MutatedGenerator(string folder)
{
    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    /// <summary>What only the analyzers read.</summary>
    private static readonly string[] LeftOut = ["Analyses/Smoothness/", "Analyses/Cost/", "Analyses/CallChains.cs", "Analyses/RuleCheck.cs", "Analyses/RuleContributions.cs"];

    /// <summary>What the build adds: the usual namespaces, and who sees what is internal.</summary>
    private const string Implicit = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("AutoDiffGen.Generator.Tests"), System.Runtime.CompilerServices.InternalsVisibleTo("AutoDiffGen.Analyzers"), System.Runtime.CompilerServices.InternalsVisibleTo("AutoDiffGen.CodeFixes"), System.Runtime.CompilerServices.InternalsVisibleTo("AutoDiffGen.Analyzers.Tests")]
        """;

    private readonly string root = Path.GetFullPath(folder);

    /// <summary>Every change of the transforms and the analyses, in the order of the files.</summary>
    public List<Mutant> Mutants() => [.. Files()
        .Select(Name)
        .Where(f => (f.StartsWith("Transforms/", StringComparison.Ordinal) || f.StartsWith("Analyses/", StringComparison.Ordinal)) && !Array.Exists(LeftOut, l => f.StartsWith(l, StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)
        .SelectMany(f => Mutant.Of(f, Parse(f, File.ReadAllText(Path.Combine(root, f))).GetRoot()))];

    /// <summary>The generator's assembly with a change, or without; null when it does not compile.</summary>
    public byte[]? Build(Mutant? mutant)
    {
        IEnumerable<SyntaxTree> trees = Files().Select(Name).Select(f => Parse(f, f == mutant?.File ? mutant.Text : File.ReadAllText(Path.Combine(root, f))));
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("AutoDiffGen", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("AutoDiffGen.Generator", trees.Append(Parse("Implicit.cs", Implicit)), references, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (result.Success) return image.ToArray();
        if (mutant is null) throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        return null;
    }

    public static ISourceGenerator Load(byte[] image)
    {
        Type generator = new AssemblyLoadContext("Mutated").LoadFromStream(new MemoryStream(image)).GetType("AutoDiffGen.Generator.AutoDiffGenerator")!;
        return ((IIncrementalGenerator)Activator.CreateInstance(generator)!).AsSourceGenerator();
    }

    private static SyntaxTree Parse(string file, string text) => CSharpSyntaxTree.ParseText(text, Parsing, file);

    private string Name(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    private IEnumerable<string> Files() => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Name(f).StartsWith("obj/", StringComparison.Ordinal) && !Name(f).StartsWith("bin/", StringComparison.Ordinal));
}
