using AutoDiffGen.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Formulas that lose digits or overflow are recognised, where a derivative passes.</summary>
public sealed class StableFormTests
{
    [Theory]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(2 * y))", "x > 2 * y ? x + double.LogP1(Math.Exp(2 * y - x)) : 2 * y + double.LogP1(Math.Exp(x - 2 * y))")]
    [InlineData("Math.Log(Math.Exp(x - 1) + Math.Exp(y))", "x - 1 > y ? x - 1 + double.LogP1(Math.Exp(y - (x - 1))) : y + double.LogP1(Math.Exp(x - 1 - y))")]
    [InlineData("Math.Log(1 / (1 + Math.Exp(-x)))", "-x > 0 ? x - double.LogP1(Math.Exp(x)) : -double.LogP1(Math.Exp(-x))")]
    [InlineData("Math.Log(1.0 / (Math.Exp(x) + 1))", "x > 0 ? -x - double.LogP1(Math.Exp(-x)) : -double.LogP1(Math.Exp(x))")]
    [InlineData("Math.Sqrt(x * x + (y - 1) * (y - 1))", "double.Hypot(x, y - 1)")]
    [InlineData("Math.Sqrt(Math.Pow(x, 2) + Math.Pow(Math.Sin(y), 2))", "double.Hypot(x, Math.Sin(y))")]
    [InlineData("MathF.Sqrt(s * s + s * s)", "float.Hypot(s, s)")]
    public async Task UnstableForm_IsAWarningWithTheFormToWrite(string formula, string replacement) =>
        await VerifyForm(formula, "ADG0307", DiagnosticSeverity.Warning, replacement);

    [Theory]
    [InlineData("Math.Log(1 + x)", "double.LogP1(x)")]
    [InlineData("Math.Log(x * y + 1)", "double.LogP1(x * y)")]
    [InlineData("Math.Log(1 + Math.Exp(x))", "x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x))")]
    [InlineData("Math.Exp(x) - 1", "double.ExpM1(x)")]
    [InlineData("MathF.Exp(s) - 1f", "float.ExpM1(s)")]
    [InlineData("Math.Pow(x - y, 2)", "(x - y) * (x - y)")]
    [InlineData("MathF.Pow(s, 2)", "s * s")]
    public async Task FormThatCouldBeBetter_IsInformation(string formula, string replacement) =>
        await VerifyForm(formula, "ADG0308", DiagnosticSeverity.Info, replacement);

    [Theory]
    [InlineData("Math.Log(1 + n) * x")]
    [InlineData("Math.Log(2 + x) * Math.Log(x, 2)")]
    [InlineData("Math.Log(Math.Exp(n) + Math.Exp(2.0 * n)) * x")]
    [InlineData("Math.Sqrt(1 + x * x + y * y)")]
    [InlineData("Math.Pow(x, 3) + Math.Pow(G(x), 2) + Math.Pow(2, x)")]
    [InlineData("1 - Math.Exp(x)")]
    [InlineData("Math.Exp(x) - 2")]
    public async Task OtherFormula_IsLeftInPeace(string formula) =>
        Assert.DoesNotContain(await DiagnosticsAsync(formula), d => d.Id is "ADG0307" or "ADG0308");

    /// <summary>With the larger exponent taken off both, neither can overflow; with another number they can.</summary>
    [Theory]
    [InlineData("double m = Math.Max(x, y);", false)]
    [InlineData("double m = double.Max(y, x);", false)]
    [InlineData("double m = Differentiation.StopGradient(Math.Max(x, y));", false)]
    [InlineData("double m = x > y ? x : y;", false)]
    [InlineData("double m; m = y < x ? x : y;", false)]
    [InlineData("double m; if (x >= y) m = x; else { m = y; }", false)]
    [InlineData("double m = x; if (y > m) m = y;", false)]
    [InlineData("double m = x; if (x <= y) { m = y; }", false)]
    [InlineData("double m = Math.Min(x, y);", true)]
    [InlineData("double m = x > y ? y : x;", true)]
    [InlineData("double m; if (x > y) m = y; else m = x;", true)]
    [InlineData("double m = x; if (y > m) m = y; m -= 1000;", true)]
    [InlineData("double m = x; if (y > m) m = y; (m, y) = (y, m);", true)]
    [InlineData("double m = x; for (int i = 0; i < n; i++) if (y > m) m = y;", true)]
    [InlineData("double m = x; if (n > 1) m = y;", true)]
    [InlineData("double m = Math.Max(x, x);", true)]
    [InlineData("double m = Math.Max(x, y); m -= 1000;", true)]
    [InlineData("double m = Math.Max(x, y); x += 1000;", true)]
    public async Task ShiftedExponents_AreLeftInPeaceIfTheyCannotOverflow(string before, bool isReported)
    {
        IEnumerable<Diagnostic> found = await Verify.DiagnosticsAsync(
            $$"""
            public static partial class M
            {
                [Differentiable] public static double F(double x, double y, int n) { {{before}} return m + Math.Log(Math.Exp(x - m) + Math.Exp(y - m)); }
            }
            """);
        Assert.Equal(isReported ? ["ADG0307"] : [], found.Select(d => d.Id).Where(id => id is "ADG0307" or "ADG0308"));
    }

    private static async Task VerifyForm(string formula, string id, DiagnosticSeverity severity, string replacement)
    {
        Diagnostic form = Assert.Single(await DiagnosticsAsync(formula), d => d.Id is "ADG0307" or "ADG0308");
        Assert.Equal((id, severity), (form.Id, form.Severity));
        Assert.Equal(formula, form.Location.SourceTree!.GetText().ToString(form.Location.SourceSpan));
        Assert.EndsWith($" Write '{replacement}'.", form.GetMessage(), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(string formula) => await Verify.DiagnosticsAsync(
        $$"""
        public static partial class M
        {
            [Differentiable] public static double F(double x, double y, float s, int n) => {{formula}};
            private static double G(double x) => Math.Exp(2 * x);
        }
        """);
}
