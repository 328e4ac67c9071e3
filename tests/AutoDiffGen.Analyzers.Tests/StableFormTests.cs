using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Formulas that lose digits or overflow are recognised, where a derivative passes.</summary>
public sealed class StableFormTests
{
    [Theory]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(2 * y))", "x > 2 * y ? x + double.LogP1(Math.Exp(2 * y - x)) : double.IsFinite(2 * y) ? 2 * y + double.LogP1(Math.Exp(x - 2 * y)) : 2 * y")]
    [InlineData("Math.Log(Math.Exp(x - 1) + Math.Exp(y))", "x - 1 > y ? x - 1 + double.LogP1(Math.Exp(y - (x - 1))) : double.IsFinite(y) ? y + double.LogP1(Math.Exp(x - 1 - y)) : y")]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(n & 1))", "x > (n & 1) ? x + double.LogP1(Math.Exp((n & 1) - x)) : double.IsFinite(n & 1) ? (n & 1) + double.LogP1(Math.Exp(x - (n & 1))) : n & 1")]
    [InlineData("Math.Log(Math.Exp(s) + Math.Exp(2 * s))", "s > 2 * s ? s + double.LogP1(Math.Exp((double)(2 * s) - s)) : double.IsFinite(2 * s) ? 2 * s + double.LogP1(Math.Exp((double)s - 2 * s)) : 2 * s")]
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
    [InlineData("Math.Pow(s, 2)", "(double)s * s")]
    [InlineData("Math.Pow(y: 2, x: x)", "x * x")]
    [InlineData("MathF.Exp(s) - 1.0", "double.ExpM1(s)")]
    [InlineData("Math.Log(1 + MathF.Exp(s))", "s > 0 ? s + double.LogP1(Math.Exp(-s)) : double.LogP1(Math.Exp(s))")]
    [InlineData("Math.Log(1 + Math.Exp(-Math.Abs(x)))", "double.LogP1(Math.Exp(-Math.Abs(x)))")]
    [InlineData("Math.Log(1 + (n > 1 ? x : y))", "double.LogP1(n > 1 ? x : y)")]
    [InlineData("Math.Sqrt(x * x + 0.01 * 0.01)", "double.Hypot(x, 0.01)")]
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
    [InlineData("Math.Pow(y: x, x: 2)")]
    [InlineData("Math.Log(Math.Exp(Math.Tanh(x)) + Math.Exp(-Math.Tanh(x)))")]
    [InlineData("Math.Log(Math.Exp(Math.Min(x, 700)) + Math.Exp(-Math.Abs(y)))")]
    [InlineData("Math.Log(Math.Exp(Math.Clamp(x, -50, 50)) + Math.Exp(Math.Sin(y) / 2))")]
    [InlineData("Math.Log(1 / (1 + Math.Exp(30 * Math.Sin(x))))")]
    [InlineData("Math.Sqrt(Math.Cos(x) * Math.Cos(x) + Math.Sin(y) * Math.Sin(y))")]
    [InlineData("Math.Sqrt(Math.Pow(Math.Cos(x), 2) + Math.Pow(Math.Sin(y), 2))")]
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
    [InlineData("double p = x; double m = Math.Max(p, Math.Max(y, n));", false)]
    [InlineData("double t = Math.Max(y, x), m = t; t = 0;", false)]
    [InlineData("double m = MathF.Max(3, 4); m = double.MaxNumber(x, y);", false)]
    [InlineData("for (int i = 0; i < n; i++) x *= 2; bool isX = x > y; double m; if (isX) m = x; else m = y;", false)]
    [InlineData("double m = n > 3 ? Math.Max(x, y) : Math.Max(y, x + 0 * y);", true)]
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

    [Theory]
    [InlineData("double acc = v[0]; for (int i = 1; i < v.Length; i++) { double m = Math.Max(acc, v[i]); acc = m + Math.Log(Math.Exp(acc - m) + Math.Exp(v[i] - m)); } return acc;", false)]
    [InlineData("double r = 0; for (int i = 0; i + 1 < v.Length; i++) { double m = Math.Max(v[i], v[i + 1]); r += m + Math.Log(Math.Exp(v[i] - m) + Math.Exp(v[i + 1] - m)); } return r;", false)]
    [InlineData("double m = Math.Max(v[0], v[1]), da = v[0] - m, db = v[1] - m; v[0] *= 3000; return m + Math.Log(Math.Exp(da) + Math.Exp(db));", false)]
    [InlineData("double m = Math.Max(v[0], v[1]); return Math.Log(Math.Exp(-m + v[0]) + Math.Exp(v[1] - m)) + m;", false)]
    [InlineData("double hi = Math.Max(v[0], v[1]), lo = Math.Min(v[0], v[1]); return hi + Math.Log(Math.Exp(hi - hi) + Math.Exp(lo - hi));", false)]
    [InlineData("(double hi, double lo) = v[0] > v[1] ? (v[0], v[1]) : (v[1], v[0]); return hi + Math.Log(Math.Exp(hi - hi) + Math.Exp(lo - hi));", false)]
    [InlineData("double t = v[0]; if (t > 50) t = 50; return Math.Log(Math.Exp(t) + Math.Exp(-t * t));", false)]
    [InlineData("double t = v[0]; return Math.Log(Math.Exp(-t * t) + Math.Exp(-(t * t) / 2));", false)]
    [InlineData("double t = v[0]; if (t < 50) t = 50; return Math.Log(Math.Exp(t) + Math.Exp(-t * t));", true)]
    [InlineData("double m = Math.Max(v[0], v[1]); v[0] *= 3000; return m + Math.Log(Math.Exp(v[0] - m) + Math.Exp(v[1] - m));", true)]
    [InlineData("double t = -v[0]; v[0] = 3000; return Math.Log(Math.Exp(v[0] + t) + Math.Exp(v[1]));", true)]
    [InlineData("double m = 0, r = 0; for (int i = 0; i + 1 < v.Length; i++) { r += m + Math.Log(Math.Exp(v[i] - m) + Math.Exp(v[i + 1] - m)); m = Math.Max(v[i], v[i + 1]); } return r;", true)]
    public async Task BoundThroughVariables_IsSeen(string body, bool isReported)
    {
        IEnumerable<Diagnostic> found = await Verify.DiagnosticsAsync($$"""public static partial class M { [Differentiable] public static double F(double[] v) { {{body}} } }""");
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
