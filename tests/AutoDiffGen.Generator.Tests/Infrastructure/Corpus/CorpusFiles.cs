using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Generator.Tests.Infrastructure.Corpus;

/// <summary>The programs of tests/Corpus, as text and as one compilation.</summary>
internal static class CorpusFiles
{
    private static readonly string s_directory = Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>The attributes that corpus programs are annotated with.</summary>
    public const string Attributes = "CaseAttribute.cs";

    public static ImmutableArray<SyntaxTree> Trees { get; } =
        [.. Directory.EnumerateFiles(s_directory, "*.cs").Order(StringComparer.Ordinal).Select(Read)];

    public static CSharpCompilation Compilation { get; } = CompilationFactory.Create(Trees);

    /// <summary>The names of the files that hold annotated methods.</summary>
    public static IEnumerable<string> Names => Trees
        .Where(t => t.ToString().Contains("[Differentiable", StringComparison.Ordinal))
        .Select(t => t.FilePath);

    public static SyntaxTree Find(string name) => Trees.Single(t => t.FilePath == name);

    private static SyntaxTree Read(string path) => CompilationFactory.Parse(File.ReadAllText(path), Path.GetFileName(path));
}
