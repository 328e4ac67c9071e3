using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Only what a derivative would have to pass through is blamed, at the exact expression.</summary>
public sealed class DifferentiabilityAnalyzerTests
{
    [Fact]
    public async Task LanguageThatIsDifferentiated_IsLeftInPeace() => await VerifyBody(
        """
        if (double.IsNaN(x)) throw new ArgumentException("x is not a number: " + x, nameof(x));
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            if (w[i] < 0) continue;
            sum += Helper(w[i]) * Math.Exp(-x);
        }

        foreach (double value in w) sum += value > 1 ? value : x;
        while (sum > 100) sum /= 2;
        return sum switch { > 10 => Math.Sqrt(sum), _ => sum };
        """);

    [Theory]
    [InlineData("return x * {|ADG0101:w.ElementAt(0)|};")]
    [InlineData("return {|ADG0104:(double)((decimal)x)|};")]
    [InlineData("return {|ADG0104:double.Parse(x.ToString())|};")]
    [InlineData("double y = 0; {|ADG0102:try|} { y = x; } finally { y = 2 * x; Console.Write(y); } return y;")]
    [InlineData("double[] r = [x]; double[][] m = {|ADG0110:[r, r]|}; return m[0][0];")]
    [InlineData("var pair = {|ADG0110:new { X = x, Y = w[0] }|}; return {|ADG0110:pair.X|};")]
    [InlineData("return {|ADG0101:Array.ConvertAll(w, G)|}[0]; double {|ADG0107:G|}(double v) => x;")]
    [InlineData("{|ADG0105:last|} += x; return x;")]
    [InlineData("if (x > 0) {|ADG0105:last|} = x; return x * last;")]
    [InlineData("{|ADG0105:last|} = x; Func<double> read = () => last; return read();")]
    [InlineData("{|ADG0105:last|} = x; foreach (object o in new System.Collections.ArrayList()) x++; return last;")]
    [InlineData("var d = new Dictionary<string, double> { [\"x\"] = x }; return {|ADG0103:d[w.Length.ToString()]|};")]
    [InlineData("Func<double, double> f = Helper; if (x > 0) f = Math.Sin; return {|ADG0107:f(x)|};")]
    [InlineData("return {|ADG0104:double.Parse(string.Join(\",\", w))|};")]
    [InlineData("int[] order = [1, 0]; {|ADG0101:Array.Sort(w, order)|}; return w[0];")]
    [InlineData("Change({|ADG0108:ref w[0]|}, w); return w[0];")]
    [InlineData("double y = x; ref double r = ref (x > 1 ? ref x : ref y); ({|ADG0108:r|}, y) = (y, r); return x;")]
    [InlineData("return {|ADG0107:L|}(in x); double L(in double a) { x *= 2; return a * x; }")]
    [InlineData("ref double r = ref x; {|ADG0107:L|}(ref r); return x; void L(ref double q) { q *= 2; x += 1; }")]
    [InlineData("{|ADG0107:L|}(ref w[0]); return w[0]; void L(ref double q) { q *= 2; w[0] += x; }")]
    public async Task ActiveObstacle_IsReported(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("double[] v = {|ADG0106:x > 0 ? w : new double[1]|}; return v[0];")]
    [InlineData("double[] v = w; if (x > 0) {|ADG0106:v = new double[2]|}; return v[0] * x;")]
    [InlineData("var a = new double[1]; var b = w; for (int i = 0; i < 3; i++) { a[0] += x; {|ADG0106:(a, b) = (b, a)|}; } return a[0];")]
    [InlineData("double[] v; if (x > 1) v = w; else /* other */ {|ADG0106:v = new double[3]|}; v[0] = x; return v[0];")]
    [InlineData("double[] t = {|ADG0106:table|}; {|ADG0106:t[0] = x|}; return t[0];")]
    public async Task ArrayOfSeveralOrigins_IsReportedWhereTheOtherOneComesIn(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("Console.WriteLine(x); return x;")]
    [InlineData("var text = new System.Text.StringBuilder(); text.Append(w.Length).Append(w[0]); text.AppendLine($\"{x:F2}\"); Console.Out.WriteLine(w[0]); return x;")]
    [InlineData("IProgress<double> progress = new Progress<double>(); progress.Report(w[0] / w.Length); return x * w[0];")]
    [InlineData("lastIndex = (int)x; isLarge = x > 1; return x * x;")]
    [InlineData("Console.WriteLine($\"{x:F2} {w.ElementAt(0)}\"); return x;")]
    [InlineData("int n = new Random(1).Next(3); return x * n;")]
    [InlineData("int n = Enumerable.Range(0, 3).Count(i => i > 1); return x * n;")]
    [InlineData("int n = 0; try { n = int.Parse(\"3\"); } catch (FormatException) { } return x * n;")]
    [InlineData("calls++; return x;")]
    [InlineData("decimal d = 3m; d *= 2; return x * (double)d;")]
    [InlineData("var names = new List<string> { \"a\" }; return x * names.Count;")]
    [InlineData("int i = Array.BinarySearch(w, x); return x * i;")]
    [InlineData("return x * Array.IndexOf(w, x) * w.AsSpan().IndexOf(x);")]
    [InlineData("int[] order = [0, 1]; Array.Sort(order, (i, j) => w[i].CompareTo(w[j])); return x * w[order[0]];")]
    [InlineData("int[] order = Enumerable.Range(0, w.Length).OrderByDescending(i => w[i]).ToArray(); return x * w[order[0]];")]
    [InlineData("var seen = new HashSet<int>(); for (int i = 0; i < w.Length; i++) if (seen.Add((int)Math.Floor(w[i]))) x += w[i]; return x;")]
    [InlineData("if (w.Any(double.IsNaN)) throw new ArgumentException($\"{x}: {string.Join(\", \", w.Where(v => v < 0))}\"); return x;")]
    public async Task InactiveCodeOfAnyKind_IsLeftInPeace(string body) => await VerifyBody(body);

    [Fact]
    public async Task ObstacleBehindConstant_IsLeftInPeace() => await Verify.VerifyErrorsAsync(
        "public static partial class M { [Differentiable] public static double F(double x, [Constant] double[] c) => x * c.ElementAt(0); }");

    [Fact]
    public async Task ObstacleInMethodWithoutAnnotation_IsLeftInPeace() => await Verify.VerifyErrorsAsync(
        "public static partial class M { public static double F(double[] w) => w.ElementAt(0); }");

    [Fact]
    public async Task ObstacleInCalledMethod_IsReportedThere() => await Verify.VerifyErrorsAsync(
        """
        public static partial class M
        {
            [Differentiable] public static double F(double[] w) => 2 * First(w);
            private static double First(double[] w) => {|ADG0101:w.ElementAt(0)|};
        }
        """);

    [Fact]
    public async Task ArrayResult_IsReportedOnlyWhereItMayBeOneOfSeveral() => await Verify.VerifyErrorsAsync(
        """
        public static partial class M
        {
            [Differentiable] public static double[] Squares(double[] w) { var r = new double[w.Length]; for (int i = 0; i < w.Length; i++) r[i] = w[i] * w[i]; return r; }
            [Differentiable] public static double[,] Same(double[,] w, double x) => w;
            [Differentiable] public static double[] Either(double[] w) { if (w.Length == 0) return w; return {|ADG0106:Squares(w)|}; }
            [Differentiable] public static double Recursive(double[] w, int n) => {|ADG0103:Rec(w, n)|}[0];
            private static double[] Rec(double[] w, int n) { if (n == 0) return w; w[0] *= 2; return {|ADG0103:{|ADG0106:Rec(w, n - 1)|}|}; }
        }
        """);

    [Fact]
    public async Task ArrayOfSeveralOriginsInCalledMethod_IsReportedThere() => await Verify.VerifyErrorsAsync(
        """
        public static partial class M
        {
            [Differentiable] public static double F(double[] w) => 2 * Pick(w)[0];
            private static double[] Pick(double[] w)
            {
                if (w.Length > 1) return w;
                return {|ADG0106:new double[1]|};
            }
        }
        """);

    [Fact]
    public async Task ObstacleInOtherFile_IsReportedThereToo() => await Verify.VerifyErrorsAsync(
        "public static partial class M { [Differentiable] public static double F(double[] w) => 2 * Other.First(w); }",
        "public static class Other { public static double First(double[] w) => {|ADG0101:w.ElementAt(0)|}; }");

    [Fact]
    public async Task AdditionalLocations_AreTheAnnotatedMethodAndTheCallsToTheExpression()
    {
        Diagnostic inside = Assert.Single(await Verify.DiagnosticsAsync(
            "public static partial class M { [Differentiable] public static double F(double[] w) => w.ElementAt(0); }"));
        Assert.Equal(["F"], Beside(inside));
        Assert.DoesNotContain("Met when", inside.GetMessage(), StringComparison.Ordinal);

        Diagnostic below = Assert.Single(await Verify.DiagnosticsAsync(
            "public static partial class M { [Differentiable] public static double F(double[] w) => 2 * Outer.Norm(w, 3); }",
            "public static class Outer { public static double Norm(double[] w, double p) => p < 0 ? Inner.First([1, 2]) : p * Inner.First(w); }",
            "public static class Inner { public static double First(double[] w) => w.ElementAt(0); }"));
        Assert.Equal(["F", "Outer.Norm(w, 3)", "Inner.First(w)"], Beside(below));
        Assert.EndsWith(" Met when differentiating the call of 'Norm', then of 'First'.", below.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>In code that a tool has written nothing is reported, and yet the build must not go on in silence.</summary>
    [Theory]
    [InlineData("// <auto-generated/>\n", "")]
    [InlineData("/* <auto-generated> */", "")]
    [InlineData("", "[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] ")]
    public async Task ObstacleInGeneratedCode_IsReportedAtTheCallThatLeadsThere(string header, string mark)
    {
        string[] sources =
        [
            "public static partial class M { [Differentiable] public static double F(double[] w) => 2 * Own.Norm(w); }",
            "public static class Own { public static double Norm(double[] w) => Tool.Outer(w); }",
            header + mark + "public static class Tool { public static double Outer(double[] w) => First(w); public static double First(double[] w) => w.ElementAt(0) * Math.Floor(w[0]); }",
        ];
        Diagnostic found = Assert.Single(await Verify.DiagnosticsAsync(sources));
        Assert.Equal("ADG0101", found.Id);
        Assert.Equal("Tool.Outer(w)", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.Equal(["F", "Own.Norm(w)", "Tool.Outer(w)", "First(w)"], Beside(found));
    }

    [Theory]
    [InlineData("Twice(x, v => Other(v))", "'Twice', then of 'v => Other(v)', then of 'Other'")]
    [InlineData("Any(x, Other)", "'Any', then of 'Other'")]
    [InlineData("new Holder(x).Value", "'new Holder', then of 'Other'")]
    public async Task Calls_AreNamedAsTheyAreWritten(string formula, string calls)
    {
        string[] sources =
        [
            $$"""
            public static partial class M
            {
                [Differentiable] public static double F(double x) => {{formula}};
                private static double Twice(double x, Func<double, double> f) => f(x) + f(2 * x);
                private static T Any<T>(T x, Func<T, T> f) => f(x);
                private static double Other(double x) => Unknown(x);
                [System.Runtime.InteropServices.DllImport("m")] private static extern double Unknown(double x);
                private readonly struct Holder(double x) { public double Value { get; } = Other(x); }
            }
            """,
        ];
        Diagnostic found = (await Verify.DiagnosticsAsync(sources))[0];
        Assert.EndsWith($" Met when differentiating the call of {calls}.", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        string stub = AnalyzerRunner.Compile(sources).SyntaxTrees.Single(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).ToString();
        Assert.Contains($"ADG0101: {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", stub, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListThatOnlyKeepsARecord_GetsAWayOut()
    {
        static string Source(string mark) => $$"""
            public static partial class M
            {
                private static readonly List<double> seen = [];
                [Differentiable] public static double F(double x) { Note(x); return x * x; }
                {{mark}}private static void Note(double x) => seen.Add(x);
            }
            """;
        Diagnostic found = Assert.Single(await Verify.DiagnosticsAsync(Source("")));
        Assert.Contains("the list is kept outside the method", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await Verify.DiagnosticsAsync(Source("[NonDifferentiable] ")));
    }

    [Fact]
    public async Task Stub_ThrowsWithTheSameText()
    {
        string[] sources =
        [
            "public static partial class M { [Differentiable] public static double F(double[] w) => 2 * Other.First(w); }",
            "public static class Other { public static double First(double[] w) => w.ElementAt(0); }",
        ];
        Diagnostic diagnostic = Assert.Single(await Verify.DiagnosticsAsync(sources));
        Compilation generated = AnalyzerRunner.Compile(sources);
        string text = generated.SyntaxTrees.Single(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).ToString();
        Assert.Contains($"ADG0101: {diagnostic.GetMessage()}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatDoesNotCompile_IsLeftToTheCompiler() => await Verify.VerifyErrorsAsync(
        "public static partial class M { [Differentiable] public static double F(double[] w) => w.ElementAt(0) + {|CS0103:missing|}; }");

    [Theory]
    [InlineData("{|CS0103:missing|}")]
    [InlineData("{|CS0103:missing|} * Math.Ceiling(x)")]
    [InlineData("x.{|CS1061:Foo|}()")]
    [InlineData("new {|CS0246:Unknown|}(x).Value")]
    [InlineData("Inner(x); static double Inner(double y) { double z; return y + {|CS0165:z|}; }")]
    [InlineData("Deeper(x); } private static double {|CS0161:Deeper|}(double x) { if (x > 0) return x;")]
    [InlineData("{|CS0029:\"text\"|}")]
    public async Task CalleeThatDoesNotCompile_IsLeftToTheCompiler(string returned) => await Verify.VerifyAsync(
        "public static partial class M { [Differentiable] public static double F(double[] w) => w.ElementAt(0) + Other.G(w[0]); }",
        $"public static class Other {{ public static double G(double x) {{ return {returned}; }} }}");

    [Fact]
    public async Task RefusedDeclaration_IsNotLookedInto() => await Verify.VerifyErrorsAsync(
        "public static class M { [Differentiable] public static double F(double[] w) => w.ElementAt(0); }");

    [Theory]
    [InlineData("x * x", "Hessian", "calls++;", true)]
    [InlineData("x * x", "Hessian", "Console.WriteLine(x);", true)]
    [InlineData("x * x", "Hessian", "int n = Random.Shared.Next();", true)]
    [InlineData("x * x", "Hessian", "table[0]++;", true)]
    [InlineData("x * x", "Hessian", "ArgumentOutOfRangeException.ThrowIfNegative(x); System.Diagnostics.Debug.Assert(x < 1);", false)]
    [InlineData("x * scale", "Hessian", "scratch[0]++; y = 0;", false)]
    [InlineData("x * x", "Hessian", "Array.Reverse(table);", true)]
    [InlineData("x * x", "Hessian", "var copy = table; Array.Reverse(copy);", true)]
    [InlineData("x * x", "Hessian", "var copy = table.ToArray(); Array.Reverse(copy);", false)]
    [InlineData("x * x", "Hessian", "new Span<int>(table).Fill(3);", true)]
    [InlineData("x * x", "Hessian", "int.TryParse(\"3\", out calls);", true)]
    [InlineData("x * x", "Hessian", "int.TryParse(\"3\", out int n);", false)]
    [InlineData("x * x", "Hessian", "void Count() { calls++; } Count();", true)]
    [InlineData("x * x", "Hessian", "static int Next(int k) => k + 1; int n = Next(3);", false)]
    [InlineData("x * x", "Hessian", "shared.Add(3);", true)]
    [InlineData("x * x", "Hessian", "var own = new List<int>(shared); own.Add(3);", false)]
    [InlineData("x * x", "Hessian", "shared.ForEach(k => calls += k);", true)]
    [InlineData("x * x", "Hessian", "object counted = new Counted();", true)]
    [InlineData("x * x", "Hessian", "int? n = null; n ??= 3;", false)]
    [InlineData("x * x", "Jacobian", "calls++;", false)]
    [InlineData("x * x", "Jacobian", "calls++; y = x;", true)]
    [InlineData("x * x", "Jvp", "calls++;", false)]
    public async Task EffectThatWouldBeRepeated_IsReported(string result, string derivative, string effect, bool isReported)
    {
        string[] ids = [.. (await Verify.DiagnosticsAsync(
            $$"""
            public static partial class M
            {
                private static int calls;
                private static double scale = 2;
                private static readonly int[] table = new int[1];
                private static readonly List<int> shared = [];

                private sealed class Counted
                {
                    public Counted() => calls++;
                }

                [Differentiable(Derivatives = Derivatives.{{derivative}})]
                public static double F(double x, int[] scratch{{(effect.Contains("y =") ? ", ref double y" : "")}})
                {
                    {{effect}}
                    return {{result}};
                }
            }
            """)).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];
        Assert.Equal(isReported ? ["ADG0112"] : [], ids);
    }

    private static IEnumerable<string> Beside(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Select(location => location.SourceTree!.GetText().ToString(location.SourceSpan));

    private static Task VerifyBody(string body) => Verify.VerifyErrorsAsync(
        $$"""
        public static partial class M
        {
            private static double last;
            private static readonly double[] table = [1];
            private static int calls;
            public static (double, int) State => (last, calls);

            [Differentiable]
            public static double F(double x, double[] w)
            {
                {{body}}
            }

            private static double Helper(double x) => x * x;
            private static int lastIndex;
            private static bool isLarge;
            private static void Change(ref double x, double[] y) => x *= y[1];
        }
        """);
}
