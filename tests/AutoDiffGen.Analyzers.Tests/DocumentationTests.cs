using AutoDiffGen.CodeFixes;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Every diagnostic has a page, and what the page says is so.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Ids => [.. DiagnosticDescriptors.All.Select(d => d.Id)];

    public static TheoryData<string> IdsWithCode => [.. WithCode];

    /// <summary>The identifiers that code can trigger: all but the ones for our own mistakes and for the settings of the project.</summary>
    internal static IEnumerable<string> WithCode => DiagnosticDescriptors.All.Select(d => d.Id).Where(id => id is not (DiagnosticIds.InternalError or DiagnosticIds.LanguageVersion or DiagnosticIds.Framework));

    [Fact]
    public void Ids_AreUniqueAndOrdered()
    {
        var ids = DiagnosticDescriptors.All.Select(d => d.Id).ToArray();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void EveryDescriptor_IsReportedBySomeAnalyzer() =>
        Assert.Equal(
            DiagnosticDescriptors.All.Select(d => d.Id),
            AnalyzerRunner.All.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void PageOfDiagnostic_ExistsAndStartsWithItsTitleAndSeverity(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticDescriptors.Get(id);
        if (!File.Exists(Repository.Page(id))) Repository.AssertUpToDate(Repository.Page(id), DocumentationPage.Stub(descriptor));
        Assert.StartsWith(DocumentationPage.Head(descriptor), DocumentationPage.Read(id).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPage_BelongsToADiagnostic() =>
        Assert.Equal(
            DiagnosticDescriptors.All.Select(d => d.Id),
            Directory.GetFiles(Repository.Docs, "ADG*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_LeadsToThePage(string id)
    {
        string link = DiagnosticDescriptors.Get(id).HelpLinkUri;
        Assert.Equal("https", new Uri(link).Scheme);
        Assert.EndsWith($"/analyzers/docs/{id}.md", link, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_SaysWhatAndWhatInsteadInSentences(string id)
    {
        string message = DiagnosticDescriptors.Get(id).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(". ", message, StringComparison.Ordinal);
        Assert.Matches(@"\.(\{\d\})?$", message);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Error_CannotBeSuppressed(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticDescriptors.Get(id);
        bool isError = descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        Assert.Equal(isError, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Fact]
    public void Index_ListsEveryDiagnostic() =>
        Repository.AssertUpToDate(Path.Combine(Repository.Docs, "README.md"), DocumentationPage.Index());

    [Fact]
    public void Readme_ListsEveryDiagnostic()
    {
        const string Start = "<!-- diagnostics: written by a test -->\n", End = "<!-- end of diagnostics -->\n";
        string path = Path.Combine(Repository.Root, "README.md"), text = File.ReadAllText(path);
        int from = text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, to = text.IndexOf(End, StringComparison.Ordinal);
        string[] fixable = [.. Fixes.SelectMany(fix => fix.FixableDiagnosticIds)];
        Repository.AssertUpToDate(path, text[..from] + DocumentationPage.ReadmeTable(fixable) + text[to..]);
    }

    [Fact]
    public void EveryFix_IsForADiagnosticOfOursOrTheCompilers() =>
        Assert.All(Fixes.SelectMany(fix => fix.FixableDiagnosticIds), id => Assert.True(id.StartsWith("CS", StringComparison.Ordinal) || DiagnosticDescriptors.All.Any(d => d.Id == id), id));

    private static IEnumerable<CodeFixProvider> Fixes => typeof(SolutionFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    [Theory]
    [MemberData(nameof(IdsWithCode))]
    public async Task FirstCodeOfPage_IsReportedInTheLineThatSaysSo(string id)
    {
        string code = DocumentationPage.Read(id).Code[0];
        int line = Array.FindIndex(code.Split('\n'), text => text.EndsWith("// " + id, StringComparison.Ordinal));
        Assert.Equal([(id, line)], await ReportedAsync(code, id));
    }

    [Theory]
    [MemberData(nameof(IdsWithCode))]
    public async Task LastCodeOfPage_IsNotReported(string id) =>
        Assert.Empty(await ReportedAsync(DocumentationPage.Read(id).Code[^1], id));

    /// <summary>What the page is about, and all warnings and errors; other information is beside the point.</summary>
    private static async Task<IEnumerable<(string Id, int Line)>> ReportedAsync(string code, string id)
    {
        Compilation compilation = AnalyzerRunner.WithEnabled(AnalyzerRunner.Compile(code), id);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return (await AnalyzerRunner.AnalyzeAsync(compilation))
            .Where(d => d.Id == id || d.Severity >= DiagnosticSeverity.Warning)
            .Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition.Line));
    }
}
