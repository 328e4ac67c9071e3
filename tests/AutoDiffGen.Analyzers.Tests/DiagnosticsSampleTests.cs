using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>The project samples/Diagnostics triggers every diagnostic that one project can, where its comments say.</summary>
public sealed partial class DiagnosticsSampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "Diagnostics");

    private static IEnumerable<string> Ids => DocumentationTests.WithCode;

    [Fact]
    public void Files_AreTheCodeOfThePages()
    {
        foreach (string id in Ids)
        {
            string text = $"namespace Diagnostics.{id};\n\n{DocumentationPage.Read(id).Code[0]}";
            Repository.AssertUpToDate(Path.Combine(Folder, id + ".cs"), text);
        }
    }

    [Fact]
    public async Task WhatIsReported_IsWhatTheCommentsSay()
    {
        string[] files = [.. Directory.GetFiles(Folder, "ADG*.cs").Order(StringComparer.Ordinal)];
        Compilation compilation = Compile(files);
        var reported = (await AnalyzerRunner.AnalyzeAsync(AnalyzerRunner.WithEnabled(compilation, DiagnosticIds.Cost)))
            .Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Location.SourceTree!.FilePath == d.Id + ".cs")
            .Select(d => $"{d.Location.SourceTree!.FilePath}({d.Location.GetLineSpan().StartLinePosition.Line + 1}): {d.Id}");
        Assert.Equal(files.SelectMany(Expected), reported);
        Assert.Equal(Ids, files.Select(Path.GetFileNameWithoutExtension));
    }

    private static Compilation Compile(string[] files)
    {
        IEnumerable<SyntaxTree> trees = files.Select(f => CompilationFactory.Parse(File.ReadAllText(f), Path.GetFileName(f)));
        return GeneratorRunner.Run(CompilationFactory.Create(trees.Append(CompilationFactory.Parse(AnalyzerRunner.Usings, "Usings.cs")))).Compilation;
    }

    private static IEnumerable<string> Expected(string file) => File.ReadAllLines(file).SelectMany((line, i) =>
        Comment().Match(line) is { Success: true } comment ? [$"{Path.GetFileName(file)}({i + 1}): {comment.Groups[1].Value}"] : Array.Empty<string>());

    [GeneratedRegex(@"// (ADG\d{4})$")]
    private static partial Regex Comment();
}
