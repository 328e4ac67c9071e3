using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>A project sets the severity of what it is told, except where generation has stopped.</summary>
public sealed class SeverityTests
{
    private const string Source =
        """
        public static partial class M
        {
            [Differentiable] public static double F(double x) => x == 0 ? 1 : Math.Sin(x) / x;
            [Differentiable] public static double G(double[] w) => w.ElementAt(0);
        }
        """;

    [Theory]
    [InlineData(ReportDiagnostic.Default, "ADG0305 Warning, ADG0101 Error")]
    [InlineData(ReportDiagnostic.Error, "ADG0305 Error, ADG0101 Error")]
    [InlineData(ReportDiagnostic.Info, "ADG0305 Info, ADG0101 Error")]
    [InlineData(ReportDiagnostic.Suppress, "ADG0101 Error")]
    public async Task Severity_IsTheProjects(ReportDiagnostic severity, string expected)
    {
        Compilation compilation = AnalyzerRunner.Compile(Source);
        CompilationOptions options = compilation.Options.WithSpecificDiagnosticOptions([new("ADG0305", severity), new("ADG0101", severity)]);
        var reported = await AnalyzerRunner.AnalyzeAsync(compilation.WithOptions(options));
        Assert.Equal(expected, string.Join(", ", reported.Select(d => $"{d.Id} {d.Severity}")));
    }

    /// <summary>As a project writes it: in an .editorconfig file.</summary>
    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.ADG0305.severity = error", "ADG0305 Error, ADG0101 Error")]
    [InlineData("[*.cs]\ndotnet_diagnostic.ADG0305.severity = none\ndotnet_diagnostic.ADG0101.severity = none", "ADG0101 Error")]
    [InlineData("[Test0.cs]\ndotnet_diagnostic.ADG0401.severity = suggestion\ndotnet_diagnostic.ADG0305.severity = none", "ADG0401 Info, ADG0101 Error")]
    [InlineData("[Other.cs]\ndotnet_diagnostic.ADG0305.severity = none", "ADG0305 Warning, ADG0101 Error")]
    public async Task EditorConfig_SetsTheSeverity(string text, string expected)
    {
        Compilation compilation = AnalyzerRunner.Compile(Source);
        AnalyzerConfigSet configs = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse("root = true\n" + text, "/.editorconfig")));
        CompilationOptions options = compilation.Options.WithSyntaxTreeOptionsProvider(new Configured(configs));
        var reported = await AnalyzerRunner.AnalyzeAsync(compilation.WithOptions(options));
        Assert.Equal(expected, string.Join(", ", reported.Select(d => $"{d.Id} {d.Severity}")));
    }

    /// <summary>Gives what .editorconfig files say about each file, as the compiler's command line does.</summary>
    private sealed class Configured(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GetOptionsForSourcePath("/" + tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
