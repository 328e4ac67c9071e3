using System.Globalization;
using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>Kinks, steps, infinite slopes and inputs without derivative are told, where a derivative passes and nowhere else.</summary>
public sealed class SmoothnessTests
{
    [Theory]
    [InlineData("return {|ADG0302:Math.Abs(x)|};")]
    [InlineData("return {|ADG0302:Math.Max(0, x)|} + {|ADG0302:double.Clamp(x, 0, y)|};")]
    [InlineData("return {|ADG0302:x > 0|} ? x : 2 * x;")]
    [InlineData("if ({|ADG0302:x < y|}) w[0] = x; return w[0];")]
    [InlineData("while ({|ADG0302:x < 100|}) x *= 2; return x;")]
    [InlineData("return x switch { {|ADG0302:> 1|} => x * x, _ => x };")]
    [InlineData("return x - {|ADG0302:Math.Floor(x)|};")]
    [InlineData("int i = {|ADG0302:(int)x|}; return w[i] + (x - i) * (w[i + 1] - w[i]);")]
    [InlineData("x -= {|ADG0302:Math.Floor(x)|}; return x;")]
    [InlineData("int i = 1; i += {|ADG0302:(int)x|}; i /= 2; return i * x;")]
    [InlineData("double s = x; s *= {|ADG0302:Math.Abs(x)|}; s += {|ADG0302:Math.Max(s, x)|}; return s;")]
    [InlineData("{|ADG0302:x %= 2|}; return {|ADG0302:x % y|} + {|ADG0302:Math.IEEERemainder(x, 3)|};")]
    [InlineData("return {|ADG0302:double.IsNegative(x)|} ? -x : x;")]
    [InlineData("return Relu(x); static double Id(double v) => v;")]
    public async Task Kink_IsInformation(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("return Math.Abs(n) * x;")]
    [InlineData("double unused = Math.Abs(x); return x;")]
    [InlineData("if (x < 0) throw new ArgumentOutOfRangeException(nameof(x)); return x;")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(x); if (Math.Abs(x) > 5) Console.WriteLine(x); return x;")]
    [InlineData("if (double.IsNaN(x) || x != x || x == double.PositiveInfinity) return y; return x;")]
    [InlineData("double s = 0; for (int i = 0; i < w.Length; i++) if (i % 2 == 0) s += w[i] * x; return s;")]
    [InlineData("double k = Math.Round(Math.PI); return k * x;")]
    public async Task WhatCarriesNoDerivative_IsLeftInPeace(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("double F(double x) => {|ADG0301:Math.Round(100 * x)|} / 100;", "'x'")]
    [InlineData("double F(double x, double y) => {|ADG0301:(int)(x * y)|} * 0.5;", "'x' and 'y'")]
    [InlineData("double F(double x, double y) => y * {|ADG0301:Math.Sign(x)|};", "'x'")]
    [InlineData("double F(double[] w, double x) { double s = 0; for (int i = 0; i < {|ADG0301:(int)x|}; i++) s += w[i]; return s; }", "'x'")]
    [InlineData("double F(double[] w, double x) => w[{|ADG0301:(int)x|}];", "'x'")]
    [InlineData("double F(double x, double y) => {|ADG0301:Convert.ToInt32(x)|} * y;", "'x'")]
    [InlineData("double F(double x, double y) => {|ADG0301:double.ConvertToInteger<long>(x)|} * y;", "'x'")]
    [InlineData("double F(double x, double y) => Q(x, 2) * y; private static double Q(double v, int n) => n == 0 ? {|ADG0301:Math.Floor(v)|} : Q(v, n - 1);", "'x'")]
    [InlineData("double F(double x, double y) => Q(x * x, 2) * y; private static double Q(double v, int n) => n == 0 ? R(v, n) : Q(v, n - 1); private static double R(double u, int n) => n < 0 ? Q(u, n) : {|ADG0301:Math.Round(u)|};", "'x'")]
    public async Task StepThatIsTheOnlyWay_IsAWarning(string method, string lost)
    {
        await VerifyMethod(method);
        Diagnostic step = Assert.Single(await Verify.DiagnosticsAsync(InClass(method.Replace("{|ADG0301:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal))));
        Assert.Equal(DiagnosticSeverity.Warning, step.Severity);
        Assert.Contains($"with respect to {lost} ", step.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double F(double x, double {|ADG0304:y|}) => x;")]
    [InlineData("double F(double x, double[] {|ADG0304:w|}) { if (w[0] < 0) throw new ArgumentException(); return x; }")]
    [InlineData("void F(double {|ADG0304:x|}, double[] y) => y[0] *= 2;")]
    [InlineData("double F(double x, double {|ADG0303:y|}) => {|ADG0302:y > 0|} ? x : 2 * x;")]
    [InlineData("double F(double x, double[] {|ADG0303:w|}) => x / w.Length;")]
    [InlineData("double F(double x, double {|ADG0303:y|}) => x * Math.Pow(y, 0);")]
    [InlineData("double F(double x, double {|ADG0303:y|}) => x + (y - y);")]
    [InlineData("double F(double x, double {|ADG0303:y|}) => x + y * 0;")]
    [InlineData("double F(double x, double {|ADG0303:y|}) => Math.CopySign(x, y);")]
    public async Task InputWithoutDerivative_IsAWarning(string method) => await VerifyMethod(method.Replace("Math.CopySign(x, y)", "{|ADG0302:Math.CopySign(x, y)|}", StringComparison.Ordinal));

    [Theory]
    [InlineData("double F(double x, [Constant] double y) => x;")]
    [InlineData("double F(double x, double y) => x * (0 + y) + (x - y);")]
    [InlineData("double F(double x, double y) => Q(x, 2) * y; private static double Q(double v, int n) => n == 0 ? {|ADG0302:Math.Floor(v)|} + v : Q(v, n - 1);")]
    [InlineData("double F(double x) => Q(x, 3.0); private static double Q(double v, double depth) => depth == 0 ? v : Q(Math.Sin(v), depth - 1);")]
    [InlineData("double F(double x) => Q(x, 3.0, 2); private static double Q(double v, double s, int n) => n == 0 ? v : Q(v * s, s, n - 1) + Math.Log(Math.Exp(s) + Math.Exp(2 * s)) + Math.Sqrt(s * s + s * s);")]
    [InlineData("void F(double x, double[] y) { for (int i = 0; i < y.Length; i++) y[i] = x; }")]
    [InlineData("void F(double x, out double y) => y = x;")]
    [InlineData("double F(double x, int n) { double y = x; for (int i = 0; i < n; i++) y = 2 * y + 1; return y; }")]
    [InlineData("double F(double x, int n) => n <= 0 ? x : F(x * x, n - 1);")]
    public async Task InputWithDerivative_IsLeftInPeace(string method) => await VerifyMethod(method);

    [Theory]
    [InlineData("return {|ADG0305:x == 0|} ? 1 : Math.Sin(x) / x;")]
    [InlineData("if ({|ADG0305:x != y|}) return x; return y * 2;")]
    [InlineData("return x switch { {|ADG0305:0|} => y, _ => x };")]
    [InlineData("return x is {|ADG0305:1.5|} ? y : x;")]
    [InlineData("return {|ADG0305:x.Equals(0.0)|} || {|ADG0305:object.Equals(x, 1.0)|} ? y : x;")]
    [InlineData("return {|ADG0305:(x, n) == (0, 0)|} ? y : x;")]
    [InlineData("double[] p = [x, y]; return {|ADG0305:p.SequenceEqual([0, 0])|} ? y : x;")]
    [InlineData("return (n, y) == (0, 0) || n.Equals(3) ? y : x;")]
    [InlineData("double[] p = [x], q = [y]; return p.Equals(q) || object.Equals(p, q) ? y : x;")]
    [InlineData("return x.ToString() == \"1\" || \"1\".Equals(x.ToString()) ? y : x;")]
    [InlineData("int[] p = [(int)n], q = [2]; return p.SequenceEqual(q) ? y : x;")]
    public async Task Equality_IsAWarning(string body) => await VerifyBody(body);

    [Theory]
    [InlineData("return x == y ? 1 : x;", "'x == y' holds")]
    [InlineData("return x != y ? 1 : x;", "'x != y' fails")]
    [InlineData("return x is 0.5 ? 1 : x;", "'x is 0.5' holds")]
    [InlineData("return x is not 0.5 ? 1 : x;", "'x is not 0.5' fails")]
    [InlineData("return x is 0.5 or 2 ? 1 : x;", "'0.5' holds")]
    [InlineData("switch (x) { case 0: return 1; default: return x; }", "'case 0' holds")]
    [InlineData("return x switch { 0 => 1, _ => x };", "'0 => …' holds")]
    [InlineData("return x.Equals(y) ? 1 : x;", "'x.Equals(y)' holds")]
    [InlineData("return (x, y) != (0, 0) ? 1 : x;", "'(x, y) != (0, 0)' fails")]
    [InlineData("return (x - y) is 0 ? 1 : x;", "'(x - y) is 0' holds")]
    public async Task Equality_IsNamedAsItIsWritten(string body, string words) => Assert.StartsWith(
        words + " at single points, and there the derivative is that of the branch taken",
        (await Verify.DiagnosticsAsync(InClass($"double F(double x, [Constant] double y) {{ {body} }}")))[0].GetMessage(CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task MultipleThatIsLeft_IsAStep()
    {
        await VerifyMethod("double F(double x, double y) => ({|ADG0301:x - {|ADG0302:x % 1|}|}) * y;");
        await VerifyMethod("double F(double x, double y) => ({|ADG0301:x - {|ADG0302:Math.IEEERemainder(x, 2)|}|}) * y;");
        await VerifyMethod("double F(double x, double y) => ({|ADG0302:x - {|ADG0302:x % y|}|}) * y + x;");
    }

    [Theory]
    [InlineData("{|ADG0306:Math.Sqrt(x)|}")]
    [InlineData("{|ADG0306:Math.Sqrt(x * x + y * y + x * x)|}")]
    [InlineData("{|ADG0306:Math.Acos(x)|} + {|ADG0306:Math.Cbrt(x)|}")]
    [InlineData("{|ADG0306:Math.Pow(x, 0.5)|} + {|ADG0306:Math.Pow(x, y)|}")]
    [InlineData("{|ADG0306:Math.Log(x * x)|}")]
    [InlineData("{|ADG0306:1 / (x * x)|}")]
    [InlineData("{|ADG0306:x /= x * x|}")]
    public async Task InfiniteDerivativeThatCanBeReached_IsInformation(string formula) => await VerifyBody($"return {formula};");

    [Theory]
    [InlineData("Math.Sqrt(x - 2)", "'x - 2' is 0", "2")]
    [InlineData("Math.Cbrt(x)", "'x' is 0", "0")]
    [InlineData("Math.Pow(y: 0.5, x: x)", "'x' is 0", "0")]
    [InlineData("Math.Acos(x)", "'x' is -1 or 1", "-1")]
    [InlineData("Math.Acos(x)", "'x' is -1 or 1", "1")]
    [InlineData("Math.Log(x * x)", "'x * x' is 0", "1e-200")]
    [InlineData("1 / (x * x)", "'x * x' is 0", "1e-200")]
    public async Task PointThatIsNamed_HasAnInfiniteDerivative(string formula, string named, string x)
    {
        string source = $$"""public static partial class M { [Differentiable] public static double F(double x) => {{formula}}; public static double Run() { FGradient({{x}}, out double dX); return dX; } }""";
        Assert.Equal($"The derivative of '{formula}' is infinite where {named}, which can be reached. Keep away from it, for example by adding a small constant.", Assert.Single(await Verify.DiagnosticsAsync(source)).GetMessage(CultureInfo.InvariantCulture));
        using CompiledProgram program = CompiledProgram.Load(AnalyzerRunner.Compile(source));
        Assert.True(double.IsInfinity((double)program.Invoke("M", "Run")!));
    }

    [Theory]
    [InlineData("Math.Sqrt(1 + x * x)")]
    [InlineData("Math.Sqrt(x * x + 1e-12) + Math.Sqrt(Math.Exp(x))")]
    [InlineData("Math.Acos(0.5 * Math.Tanh(x))")]
    [InlineData("Math.Pow(x, 1.5) + Math.Pow(x, 3) + Math.Pow(2, x)")]
    [InlineData("Math.Log(x) + 1 / x")]
    [InlineData("Math.Log(2 + Math.Sin(x)) / Math.Cosh(x)")]
    [InlineData("Math.Sqrt(n) * x + Math.Pow(x, n)")]
    public async Task PointThatCannotBeReached_IsLeftInPeace(string formula) => await VerifyBody($"return {formula};");

    [Theory]
    [InlineData("double s = 0; foreach (double v in p) s += v * v; return {|ADG0306:Math.Sqrt(s)|};")]
    [InlineData("double s = 0, t = 1; foreach (double v in p) { s += t; t -= v; } return {|ADG0306:Math.Sqrt(s)|};")]
    [InlineData("double s = 0; foreach (double v in p) s += v * v; return Math.Sqrt(s + 1e-12) + 1 / Math.Sqrt(s + 1e-9);")]
    [InlineData("double s = 1e-12; foreach (double v in p) s += v * v; return Math.Sqrt(s);")]
    [InlineData("double s = 0; foreach (double v in p) s += Math.Exp(v); return Math.Log(s);")]
    [InlineData("double m = double.NegativeInfinity, s = 0; foreach (double v in p) s += Math.Exp(v - m); return m + Math.Log(s);")]
    public async Task SumOfWhatIsNotNegative_IsKnownNotToBe(string body) => await VerifyMethod($"double F(double[] p) {{ {body} }}");

    [Theory]
    [InlineData("if (t <= 0) return 1; return Math.Sqrt(t);", "Sqrt(t)", false)]
    [InlineData("if (t < 0) return 1; return Math.Sqrt(t);", "Sqrt(t)", true)]
    [InlineData("return t > 0 ? Math.Sqrt(t) : 0;", "Sqrt(t)", false)]
    [InlineData("if (!(t > 0) || t > 5) throw new ArgumentException(); return Math.Sqrt(t);", "Sqrt(t)", false)]
    [InlineData("if (t > -1 && 1 > t) return Math.Acos(t); return t;", "Acos(t)", false)]
    [InlineData("if (t >= -1 && 1 > t) return Math.Acos(t); return t;", "Acos(t)", true)]
    [InlineData("double n = t * t; if (n == 0) throw new ArgumentException(); return 1 / n;", "1 / n", false)]
    [InlineData("double n = t * t; if (n != 0) return 1 / n; return 1;", "1 / n", false)]
    [InlineData("double n = t * t; if (n == 1) return 1 / n; return Math.Sqrt(n);", "Sqrt(n)", true)]
    [InlineData("double n = t * t; if (n > 0) t = 2; return Math.Sqrt(n) + t;", "Sqrt(n)", true)]
    public async Task PointThatIsGuarded_IsLeftInPeace(string body, string formula, bool isReported)
    {
        IEnumerable<string> found = from d in await Verify.DiagnosticsAsync(InClass($"double F(double t) {{ {body} }}"))
            where d.Id == "ADG0306"
            select d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan);
        Assert.Equal(isReported, found.Any(f => f.EndsWith(formula, StringComparison.Ordinal)));
        Assert.True(isReported || !found.Any(), string.Join("; ", found));
    }

    [Fact]
    public async Task CalleeInAnotherFile_IsBlamedThere_WithTheCallsThatLeadToIt()
    {
        await Verify.VerifyAsync(
            "public static partial class M { [Differentiable] public static double F(double x) => 2 * Other.Relu(x); }",
            "public static class Other { public static double Relu(double x) => {|ADG0302:Math.Max(0, x)|}; }");
        Diagnostic kink = Assert.Single(await Verify.DiagnosticsAsync(
            "public static partial class M { [Differentiable] public static double F(double x) => 2 * Other.Relu(x); }",
            "public static class Other { public static double Relu(double x) => Math.Max(0, x); }"));
        Assert.Equal("Other.Relu(x)", kink.AdditionalLocations[1].SourceTree!.GetText().ToString(kink.AdditionalLocations[1].SourceSpan));
        Assert.EndsWith(" Met when differentiating the call of 'Relu'.", kink.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(new Q(x) + x).X", "operator +")]
    [InlineData("((double)new Q(x))", "operator double")]
    [InlineData("new Q(x, x).X", "new Q")]
    [InlineData("new Q(x).Size", "Size")]
    public async Task Callee_IsNamedAsInTheSource(string formula, string name) => Assert.EndsWith(
        $" Met when differentiating the call of '{name}'.",
        Assert.Single(await Verify.DiagnosticsAsync(
            $"public static partial class M {{ [Differentiable] public static double F(double x) => {formula} * x; }}",
            """
            public readonly struct Q(double x)
            {
                public readonly double X = x;
                public Q(double x, double y) : this(Math.Max(x, 2 * y)) { }
                public double Size => Math.Abs(X);
                public static Q operator +(Q q, double x) => new(Math.Max(q.X, x + 1));
                public static explicit operator double(Q q) => Math.Abs(q.X);
            }
            """)).GetMessage(CultureInfo.InvariantCulture),
        StringComparison.Ordinal);

    [Fact]
    public async Task CalleeThatIsAnnotated_IsBlamedOnce() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable] public static double F(double x) => G(x) * G(2 * x);
            [Differentiable] public static double G(double x) => {|ADG0302:Math.Abs(x)|};
        }
        """);

    [Fact]
    public async Task CalleeThatGetsConstantsOnly_IsLeftInPeace() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable] public static double F(double x, int n) => G(n) * x;
            private static double G(double x) => Math.Abs(x);
        }
        """);

    [Fact]
    public async Task CalleeThatCallsItself_IsLookedInto() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable] public static double F(double x, int n) => G(x, n);
            private static double G(double x, int n) => n == 0 ? {|ADG0302:Math.Abs(x)|} : G(x * x, n - 1);
        }
        """);

    [Theory]
    [InlineData("double F(P {|ADG0304:p|}, double x) => x;")]
    [InlineData("double F(P {|ADG0303:p|}, double x) => {|ADG0302:p.X > 0|} ? x : 2 * x;")]
    [InlineData("double F(P p, double x) => x * {|ADG0301:Math.Floor(p.X)|};")]
    [InlineData("double F(P p, double x) => x * p.X;")]
    [InlineData("double F(P p, double x) => {|ADG0302:p.X > 0|} ? x * p.Y : x;")]
    [InlineData("double F([Constant] P p, double x) => p.X > 0 ? x : 2 * x;")]
    [InlineData("double F((double A, double B) p, Inner q) => q.P.X * p.B;")]
    [InlineData("double F((double A, double B) {|ADG0304:p|}, Inner {|ADG0304:q|}, double x) => x;")]
    [InlineData("P F(P p, double x) { p.X = x; return p; }")]
    [InlineData("void F(ref P p, double x) => p.X = x;")]
    [InlineData("double F(Inner q) => Differentiation.StopGradient(q.P.Y);")]
    public async Task StructWithoutDerivative_IsAWarningAtTheParameter(string method) => await Verify.VerifyAsync(
        $$"""
        public struct P { public double X, Y; }
        public record struct Inner(P P, int N);
        public static partial class M { [Differentiable] public static {{method}} }
        """);

    [Fact]
    public async Task FieldThatAStepFunctionStops_IsNamedAsInTheSource() => Assert.Contains(
        "with respect to 'p.X' to the result",
        Assert.Single(await Verify.DiagnosticsAsync("public struct P { public double X, Y; } public static partial class M { [Differentiable] public static double F(P p) => p.Y * Math.Floor(p.X); }")).GetMessage(),
        StringComparison.Ordinal);

    private static Task VerifyBody(string body) => Verify.VerifyAsync(
        $$"""
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, int n, [Constant] double y)
            {
                double[] w = new double[4];
                {{body}}
            }

            private static double Relu(double x) => {{(body.Contains("Relu", StringComparison.Ordinal) ? "{|ADG0302:x > 0|}" : "x > 0")}} ? x : 0;
        }
        """);

    private static Task VerifyMethod(string method) => Verify.VerifyAsync(InClass(method));

    private static string InClass(string method) => $$"""public static partial class M { [Differentiable] public static {{method}} }""";
}
