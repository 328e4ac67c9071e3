using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>What a gradient costs is told to those who ask.</summary>
public sealed class CostAnalyzerTests
{
    [Theory]
    [InlineData("double F(double x) => x * x + 1", "takes 2 operations on numbers, and of its gradient 3. The gradient records 0 values in 0 bytes of tape.")]
    [InlineData("double F(double x, int n) { double y = x; for (int i = 0; i < n; i++) y = Math.Sin(y); return y; }", "takes n operations on numbers, and of its gradient 3·n. The gradient records n values in 8·n bytes of tape.")]
    [InlineData("float F(float x, int[] m, int n) { float y = x; for (int i = 1; i <= m.Length; i++) for (int j = n; j > 2; j--) y = y * y; return y; }", "takes m.Length·(n - 2) operations on numbers, and of its gradient 3·m.Length·(n - 2). The gradient records m.Length·(n - 2) values in 4·m.Length·(n - 2) bytes of tape.")]
    [InlineData("double F(double x) { while (x > 2) x = Math.Sqrt(x); return x; }", "takes trips operations on numbers, and of its gradient 3·trips. The gradient records trips values in 8·trips bytes of tape.")]
    public async Task Cost_IsAFormulaOfTripCounts(string method, string cost)
    {
        Diagnostic told = Assert.Single(await AnalyzeAsync(method));
        Assert.Equal(DiagnosticSeverity.Info, told.Severity);
        Assert.Equal("One call of 'F' " + cost, told.GetMessage());
    }

    [Theory]
    [InlineData("double F(double x, int n) => n == 0 ? x : x * F(x, n - 1)")]
    [InlineData("double F(double x) => double.Parse(x.ToString())")]
    [InlineData("void F(double x, double[] y) => y[0] = x")]
    public async Task MethodWithoutGradientOrFormula_IsLeftOut(string method) => Assert.Empty(await AnalyzeAsync(method));

    [Fact]
    public async Task Cost_IsOffUnlessAskedFor() =>
        Assert.Empty(await AnalyzerRunner.AnalyzeAsync(AnalyzerRunner.Compile(Source("double F(double x) => x * x")), new CostAnalyzer()));

    private static async Task<IEnumerable<Diagnostic>> AnalyzeAsync(string method) =>
        await AnalyzerRunner.AnalyzeAsync(AnalyzerRunner.WithEnabled(AnalyzerRunner.Compile(Source(method)), "ADG0401"), new CostAnalyzer());

    private static string Source(string method) => $"public static partial class M {{ [Differentiable] public static {method}{(method.EndsWith('}') ? "" : ";")} }}";
}
