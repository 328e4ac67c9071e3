using AutoDiffGen.Analyzers.Tests.Infrastructure;
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
}
