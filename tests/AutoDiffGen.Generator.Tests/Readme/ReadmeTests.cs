using System.Globalization;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Readme;

/// <summary>The README's code compiles, and what it shows as the build's work is the build's work.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void EveryBlockOfCSharp_SaysWhatItIs() =>
        Assert.All(ReadmePage.Blocks.Where(b => b.Language == "csharp"), b => Assert.Contains(b.Kind, new[] { "sample", "members", "program", "generated" }));

    [Fact]
    public void EverySnippet_Compiles() =>
        Assert.DoesNotContain(ReadmeProgram.Run.Problems, d => d.Severity == DiagnosticSeverity.Error);

    [Fact]
    public void GeneratedCode_IsWhatTheGeneratorWrites() =>
        ReadmePage.AssertUpToDate(ReadmePage.Of("generated"), b => ReadmeProgram.Generated(b.Argument));

    [Fact]
    public void Programs_PrintWhatIsShown()
    {
        using var program = CompiledProgram.Load(ReadmeProgram.Run.Compilation);
        var shown = ReadmePage.Of("printed").ToDictionary(b => b.Argument);
        foreach (ReadmeBlock block in ReadmePage.Of("program").Where(b => !shown.ContainsKey(b.Argument))) Run(program, block);
        ReadmePage.AssertUpToDate(shown.Values, b => Run(program, b));
    }

    [Fact]
    public async Task Diagnostics_AreThoseThatAreReported()
    {
        Diagnostic[] errors = await Agreement.Analyzers.Errors(ReadmeProgram.Run.Compilation);
        ReadmePage.AssertUpToDate(ReadmePage.Of("reported"), b => string.Join("\n", errors.Select(Text).Where(line => line.Contains(b.Argument, StringComparison.Ordinal))));
        Assert.Equal(ReadmePage.Of("reported").Count(), errors.Length);
    }

    [Fact]
    public void Stages_AreThoseOfTheCompiler() =>
        ReadmePage.AssertUpToDate(ReadmePage.Of("stage"), b => Stages.Text(b.Argument));

    [Fact]
    public void Links_LeadToWhatIsThere() =>
        Assert.All(Link().Matches(ReadmePage.Text).Select(m => Path.Combine(Path.GetDirectoryName(ReadmePage.Path)!, m.Groups[1].Value)), path => Assert.True(Path.Exists(path), path));

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Link();

    private static string Text(Diagnostic diagnostic) => $"error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private static string Run(CompiledProgram program, ReadmeBlock block)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return ((string)program.Invoke(ReadmeProgram.TypeOf(block), "Run")!).ReplaceLineEndings("\n");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
