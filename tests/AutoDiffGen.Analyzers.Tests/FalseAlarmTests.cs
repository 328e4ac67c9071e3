using System.Collections.Concurrent;
using System.Text;
using AutoDiffGen.Generator.FrontEnd;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Every warning about the programs of this repository has been looked at: the list is committed.</summary>
public sealed class FalseAlarmTests
{
    private static readonly string[] Common = ["CaseAttribute.cs", "Every.cs"];

    [Fact]
    public async Task Samples_GetNoErrorOrWarning()
    {
        string samples = Path.Combine(Repository.Root, "samples");
        foreach (string folder in Directory.GetDirectories(samples).Where(f => Path.GetFileName(f) != "Diagnostics"))
        {
            string[] files = [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !IsMade(Path.GetRelativePath(folder, f)))];
            Assert.Empty(await ReportsAsync(Path.GetFileName(folder), [.. files.Select(File.ReadAllText)], DiagnosticSeverity.Warning));
        }
    }

    /// <summary>Published algorithms, written as their authors arranged them.</summary>
    [Theory]
    [InlineData("RealErf")]
    [InlineData("RealCholesky")]
    [InlineData("RealRungeKutta")]
    [InlineData("RealOptionLattice")]
    [InlineData("RealHiddenMarkov")]
    public async Task RealPrograms_GetNoErrorOrWarning(string name)
    {
        string corpus = Path.Combine(Repository.Root, "tests", "Corpus");
        Assert.Empty(await ReportsAsync(name, [.. Common.Append(name + ".cs").Select(file => File.ReadAllText(Path.Combine(corpus, file)))], DiagnosticSeverity.Warning));
    }

    [Fact]
    public async Task Kernels_GetNoErrorOrWarning()
    {
        string kernels = Path.Combine(Repository.Root, "tests", "AutoDiffGen.Benchmarks", "Kernels"), shared = Path.Combine(Repository.Root, "samples", "ADBench");
        string[] folders = [kernels, Path.Combine(shared, "Objectives"), Path.Combine(shared, "Files")];
        Assert.Empty(await ReportsAsync("Kernels", [.. folders.SelectMany(f => Directory.GetFiles(f, "*.cs")).Select(File.ReadAllText)], DiagnosticSeverity.Warning));
    }

    /// <summary>
    /// The runtime library is built with the generator alone: methods with derivatives written by hand beside them would not be let pass.
    /// Its kernels are looked at here; the one warning is meant, since 0 times an infinity would be no number.
    /// </summary>
    [Fact]
    public async Task KernelsOfTheRuntimeLibrary_GetNoErrorOrWarning()
    {
        string library = Path.Combine(Repository.Root, "src", "AutoDiffGen");
        string[] files = [.. Directory.GetFiles(library, "*.cs", SearchOption.AllDirectories).Where(f => !IsMade(Path.GetRelativePath(library, f)))];
        Compilation compilation = AnalyzerRunner.Compile([.. files.Select(File.ReadAllText), "global using System.IO; global using System.Threading;"]);
        var kernels = new ConcurrentBag<LoweredMethod>();
        var analyzer = new DifferentiabilityAnalyzer
        {
            Lower = (method, model, cancellation) =>
            {
                LoweredMethod? lowered = MethodLowering.Lower(method, model, cancellation);
                kernels.Add(lowered!);
                return lowered;
            },
        };
        IEnumerable<Diagnostic> found = (await AnalyzerRunner.AnalyzeAsync(compilation, analyzer)).Where(d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal(["ADG0305 probability == 0"], found.Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}"));
        Assert.True(kernels.Count > 20, $"{kernels.Count} kernels");
        Assert.All(kernels, static kernel => Assert.False(kernel.HasErrors || kernel.HasUnboundNames, kernel.Program.Entry.Id));
    }

    [Fact]
    public async Task Corpus_GetsTheWarningsThatAreListed()
    {
        string corpus = Path.Combine(Repository.Root, "tests", "Corpus");
        string[] common = [.. Common.Select(name => File.ReadAllText(Path.Combine(corpus, name)))];
        var list = new StringBuilder("What the analyzer warns about in tests/Corpus, written by a test. Each line has been looked at: it is so.\n\n");
        foreach (string file in Directory.GetFiles(corpus, "*.cs").Order(StringComparer.Ordinal).Where(f => !Common.Contains(Path.GetFileName(f))))
        {
            foreach (string warning in await WarningsAsync(Path.GetFileNameWithoutExtension(file), [File.ReadAllText(file), .. common])) list.Append(warning).Append('\n');
        }

        Repository.AssertUpToDate(Path.Combine(Repository.Root, "tests", "AutoDiffGen.Analyzers.Tests", "corpus-warnings.txt"), list.ToString());
    }

    private static bool IsMade(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj" or "Generated";

    /// <summary>Warnings only: what the corpus marks as refused is an error, and belongs to other tests.</summary>
    private static async Task<IEnumerable<string>> WarningsAsync(string name, string[] sources) =>
        await ReportsAsync(name, sources, DiagnosticSeverity.Warning, DiagnosticSeverity.Warning);

    private static async Task<IEnumerable<string>> ReportsAsync(string name, string[] sources, DiagnosticSeverity least, DiagnosticSeverity most = DiagnosticSeverity.Error) =>
        from diagnostic in await AnalyzerRunner.AnalyzeAsync(AnalyzerRunner.Compile(sources))
        where diagnostic.Severity >= least && diagnostic.Severity <= most
        select $"{name}({diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage()}";
}
