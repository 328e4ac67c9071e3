using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>A refusal says what is really in the way, and what can really be written instead.</summary>
public sealed class RefusalTextTests
{
    [Theory]
    [InlineData("F(double x) => C<int>.G(x); class C<T> { public static double G(double v) => v; }", "ADG0101", "it is a member of a generic type.")]
    [InlineData("F(double x) => G(new[] { (1, 2) }, x); static double G<T>(T[] a, double x) => a.Length * x;", "ADG0101", "it is generic, and is followed only as a static method with simple types for its type parameters. Write it for the types that it is called with.")]
    [InlineData("F(double x, int n) { try { return G(x, n); } catch (OverflowException) { return 3 * x; } } static double G(double x, int n) { if (n == 0) return x; if (x > 100) throw new OverflowException(); return G(x * x, n - 1); }", "ADG0110", "'G(…)' cannot be differentiated: the method calls itself, and may throw an exception that is caught here. Test before the call for what it throws, or let it give back a flag beside its value.")]
    [InlineData("F(double[] w) => w.ElementAt(0);", "ADG0101", "this query has no rule.")]
    [InlineData("F(double x) { var l = new List<double[]>(); l.Add([x]); return l[0][0]; }", "ADG0101", "the indexer, Add and Count of lists of numbers are followed.")]
    [InlineData("F(P[] w) => w.Select(p => p.X).Sum(); public struct P { public double X; }", "ADG0101", "what it runs over, or what it is given, is not followed in queries.")]
    [InlineData("F(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { var l = new List<double> { x }; s += l[0]; } return s; }", "ADG0103", "'List<double>', but one that is made in a loop, or in a branch that finds out how many rows it has, is gone when the derivative comes to it. Make it before the loop or the branch, or make an array of numbers there.")]
    [InlineData("F(double x, int n) { if (n == 0) return x; var l = new List<double> { x }; l.Add(F(l[0], n - 1)); return l[1]; }", "ADG0103", "made in a method that calls itself, or is long and called often,")]
    [InlineData("F(double x) { var b = new B(); b.V = x; return b.V; } class B { double v; public double V { get => v; set { v = value * 2; } } }", "ADG0110", "'b.V = x' cannot be differentiated: the property's setter has a body, and of setters only automatic ones are followed.")]
    [InlineData("F(double x) { var v = new V { A = x }; switch (v) { case (> 0, var b): return b * x; default: return x; } } " + WithDeconstruct, "ADG0102", "the pattern '(> 0, var b)' calls V.Deconstruct(out double, out double), which is not followed in patterns.")]
    [InlineData("F(double x) { var v = new V { A = x }; return v switch { (> 0, var b) => b * x, _ => x }; } " + WithDeconstruct, "ADG0110", "Take the value apart before, as in var (a, b) = v, and test the parts.")]
    [InlineData("F(double x) { var v = new V { A = x }; return v is (> 0, var b) ? b * x : x; } " + WithDeconstruct, "ADG0110", "calls V.Deconstruct(out double, out double), which is not followed in patterns.")]
    [InlineData("F(P p) { var l = new List<P> { p }; return l[0].X; } public struct P { public double X; }", "ADG0110", "'l[0].X' cannot be differentiated: a struct goes in or comes out there, where it is not followed.")]
    [InlineData("F(double x, string t) { double s = x; for (var p = t; p is { Length: var n } && n < 3; p += 'a') s *= x; return s; }", "ADG0110", "'n' cannot be differentiated: it is declared within an expression that is copied as it stands. Declare it in a statement of its own, and assign it there.")]
    [InlineData("F(double[] w, double[] v, bool c) => (c ? w : v)[0];", "ADG0106", "The array here may stand for one of several arrays")]
    [InlineData("F(double[] w, double[] v, bool c) => Pick(w, v, c)[0]; static double[] Pick(double[] w, double[] v, bool c) { if (c) return w; return v; }", "ADG0106", "The result may stand for one of several arrays")]
    [InlineData("F(double[] w, [Constant] List<double[]> l) { l[0][0] = 5; return l[0][0] * w[0]; }", "ADG0106", "'l[0]' may stand for one of several arrays")]
    [InlineData("F(double x) { var v = new V { A = x }; var (a, b) = v; return a * b; } class V { public double A; public void Deconstruct(out double a, out double b) => (a, b) = (A, A); }", "ADG0106", "'v' is used as a whole where it is not followed")]
    [InlineData("F(double[]? w, double x) => (w?.Sum() ?? 1) * x;", "ADG0110", "what stands behind ?. is not followed there. Test for null first, as in w is null ? 0 : w.Sum().")]
    [InlineData("F(double[]? w, double x) { w ??= [1, 2]; return w[0] * x; }", "ADG0106", "'w' may stand for one of several arrays")]
    [InlineData("F(double x) { return G(L)(x); double L(double y) => y; } static Func<double, double> G(Func<double, double> f) { Action<object> keep = Console.WriteLine; keep(f); return f; }", "ADG0107", "it is a local function whose name stands in an expression that is copied as it stands, where there is no such function.")]
    [InlineData("F(double x) { return Square(x) + x; static T Square<T>(T y) where T : System.Numerics.IFloatingPointIeee754<T> => y * y; }", "ADG0107", "'Square' cannot be followed: it is generic, and is followed only as a static method with simple types for its type parameters.")]
    [InlineData("F(List<double> l) { return First(l); static double First(List<double> l) { l.Add(1); return l[0]; } }", "ADG0101", "it is not followed with what it is handed here.")]
    [InlineData("F(double x, [Constant] Dictionary<string, double[]> rows) { if (!rows.TryGetValue(\"a\", out double[]? row)) return x; row[0] = x; return row[0] * x; }", "ADG0106", "'row' may stand for one of several arrays")]
    [InlineData("F(double x) { List<double>? l = null; if (x > 0) { l = new List<double>(); l.Add(x); } return l?.Count ?? x; }", "ADG0101", "the list is not made where its variable is declared, or more is done with it than to read, write, add and count cells.")]
    [InlineData("F(double[] w, [Constant] IEnumerable<double[]> rows) { double s = 0; foreach (double[] row in rows) s += row[0] * w[0]; return s; }", "ADG0102", "it runs over 'IEnumerable<double[]>', and only arrays, spans, matrices and lists of numbers are followed element by element.")]
    [InlineData("F(double[][] r, int k) { double s = 0; foreach (var row in r[k..]) s += row[0]; return s; }", "ADG0110", "it is another array of the same rows. Run through the rows by their index.")]
    [InlineData("F(double[,] m) { double s = 0; foreach (double v in m) { if (v < 0) break; s += v; } return s; }", "ADG0102", "it leaves a matrix by break, which takes two loops to walk.")]
    [InlineData("F((double X, int N)[,] m) { double s = 0; foreach (var (x, n) in m) { if (n < 0) break; s += x; } return s; }", "ADG0102", "it leaves a matrix by break")]
    public async Task Text_SaysWhatIsInTheWay(string members, string id, string text)
    {
        IEnumerable<Diagnostic> told = await Verify.DiagnosticsAsync("public static partial class M { [Differentiable] public static double " + members + " }");
        Assert.Contains(told, d => d.Id == id);
        Assert.Contains(text, told.First(d => d.Id == id).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private const string WithDeconstruct = "struct V { public double A; public void Deconstruct(out double a, out double b) { a = A; b = 2 * A; } }";
}
