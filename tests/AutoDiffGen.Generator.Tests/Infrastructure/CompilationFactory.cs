using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Makes compilations as a user's build does: C# 14, nullable, the running framework and the AutoDiffGen runtime.</summary>
internal static class CompilationFactory
{
    public static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithPreprocessorSymbols("DEBUG");

    public static readonly ImmutableArray<MetadataReference> References = [.. FindReferences()];

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable);

    public static CSharpCompilation Create(params string[] sources) =>
        Create(sources.Select((text, i) => Parse(text, $"Test{i}.cs")));

    public static CSharpCompilation Create(IEnumerable<SyntaxTree> trees, CSharpCompilationOptions? options = null) =>
        CSharpCompilation.Create("Tests.InMemory", trees, References, options ?? Options);

    public static SyntaxTree Parse(string text, string path = "") =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    private static IEnumerable<MetadataReference> FindReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var wanted = trusted.Where(path =>
            Path.GetDirectoryName(path) == framework || Path.GetFileName(path) is "AutoDiffGen.dll" or "System.Numerics.Tensors.dll");
        return wanted.Select(path => MetadataReference.CreateFromFile(path));
    }
}
