using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DeclarationAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>What the declaration of an annotated method is told, and when it is left in peace.</summary>
public sealed class DeclarationAnalyzerTests
{
    [Fact]
    public async Task OrdinaryMethodOfPartialType_IsLeftInPeace() => await Verify.VerifyAsync(
        """
        public partial class M
        {
            [Differentiable] public static double F(double x, int n, string name) => x * n;
            [Differentiable] public double G(ReadOnlySpan<float> w, [Constant] double[,] data) => w[0];
            [Differentiable] public static void H(double x, Span<double> y) => y[0] = x;
        }
        """);

    [Fact]
    public async Task MethodWithoutAnnotation_IsLeftInPeace() => await Verify.VerifyAsync(
        "public class M { public static async System.Threading.Tasks.Task<int> F([Constant] int n) { await System.Threading.Tasks.Task.Yield(); return n; } }");

    [Fact]
    public async Task EveryLevelThatIsNotPartial_IsReportedOnce() => await Verify.VerifyAsync(
        """
        public class {|ADG0001:Outer|}
        {
            public partial class Middle
            {
                public struct {|ADG0001:Inner|}
                {
                    [Differentiable] public static double F(double x) => x;
                    [Differentiable] public static double G(double x) => x;
                }
            }

            [Differentiable] public static double H(double x) => x;
        }
        """);

    [Fact]
    public async Task PartialInAnotherFile_IsLeftInPeace() => await Verify.VerifyAsync(
        "public partial class M { [Differentiable] public static double F(double x) => x; }",
        "public partial class M { }");

    [Fact]
    public async Task PartialMissingFromOneOfSeveralDeclarations_IsLeftToTheCompiler() => await Verify.VerifyAsync(
        "public class {|CS0260:M|} { [Differentiable] public static double F(double x) => x; }",
        "public partial class M { }");

    [Fact]
    public async Task AnnotatedPartialMethod_IsReportedOnce() => await Verify.VerifyAsync(
        "public partial class M { [Differentiable] public static partial double {|ADG0003:F|}(int x); }",
        "public partial class M { public static partial double F(int x) => x; }");

    [Theory]
    [InlineData("[Differentiable] public static {|ADG0002:async|} System.Threading.Tasks.Task<double> F(double x) { await System.Threading.Tasks.Task.Yield(); return x; }")]
    [InlineData("[Differentiable] public static System.Collections.Generic.IEnumerable<double> F(double x) { {|ADG0002:yield|} return x; }")]
    [InlineData("[Differentiable] public static {|ADG0002:ref|} double F(double[] x) => ref x[0];")]
    [InlineData("[Differentiable] public static {|ADG0002:Span<double>|} F(double[] x) => x;")]
    [InlineData("[Differentiable] public static unsafe {|ADG0002:double*|} F(double x) => null;")]
    [InlineData("[Differentiable] public static unsafe double F(double* {|ADG0002:x|}) => *x;")]
    [InlineData("[Differentiable] public static T F<{|ADG0002:T|}>(T x) where T : System.Numerics.INumber<T> => x * x;")]
    [InlineData("[Differentiable] public static double F<{|ADG0002:T|}>(double x, T[] t) where T : System.Numerics.IFloatingPoint<T> => x;")]
    [InlineData("[Differentiable] public static T {|ADG0002:F|}<T>(T[] x, ReadOnlySpan<float> y) where T : System.Numerics.IFloatingPointIeee754<T> => x[0] * T.CreateChecked(y[0]);")]
    [InlineData("[Differentiable] public static T {|ADG0002:F|}<T, TOther>(T[] x, [Constant] TOther[] y) where T : System.Numerics.IFloatingPointIeee754<T> where TOther : System.Numerics.IFloatingPointIeee754<TOther> => x[0] * T.CreateChecked(y[0]);")]
    [InlineData("[Differentiable(Derivatives = Derivatives.Jacobian)] public static T {|ADG0002:F|}<T>(T x, double y) where T : System.Numerics.IFloatingPointIeee754<T> => x * T.CreateChecked(y);")]
    [InlineData("[Differentiable] public static double F<T>(double x, T t) => x;")]
    [InlineData("[Differentiable] public static T F<T>(T x, double y) where T : System.Numerics.IFloatingPointIeee754<T> => x * T.CreateChecked(y);")]
    [InlineData("[Differentiable] public static T F<T, TCount>(T x, TCount n) where T : System.Numerics.IBinaryFloatingPointIeee754<T> where TCount : System.Numerics.IBinaryInteger<TCount> => x * T.CreateChecked(n);")]
    [InlineData("public double P { [Differentiable] {|ADG0002:get|} => 1; }")]
    [InlineData("[Differentiable] public static M operator {|ADG0002:+|}(M x, double y) => x;")]
    [InlineData("public static double F(double x) { return G(x); [Differentiable] static double {|ADG0002:G|}(double x) => x; }")]
    [InlineData("public static readonly Func<double, double> F = [Differentiable] (double x) {|ADG0002:=>|} x;")]
    [InlineData("[Differentiable] [System.Runtime.InteropServices.DllImport(\"m\")] public static extern double {|ADG0002:sin|}(double x);")]
    public async Task KindOfMethodThatHasNoDerivative_IsReported(string member) => await Verify.VerifyAsync(
        $$"""
        public abstract partial class M
        {
            {{member}}
        }
        """);

    [Fact]
    public async Task ExtensionMember_IsReported() => await Verify.VerifyAsync(
        "public static partial class M { extension(double x) { [Differentiable] public double {|ADG0002:F|}(double y) => x * y; } }");

    [Fact]
    public async Task ExtensionMethodOfTheOldForm_IsLeftInPeace() => await Verify.VerifyAsync(
        "public static partial class M { [Differentiable] public static double F(this double x, double y) => x * y; }");

    [Fact]
    public async Task ExplicitInterfaceImplementation_IsReported() => await Verify.VerifyAsync(
        """
        public interface IModel { double F(double x); }
        public partial class M : IModel { [Differentiable] double IModel.{|ADG0002:F|}(double x) => x; }
        """);

    [Fact]
    public async Task MethodOfGenericOrNestedPartialType_IsLeftInPeace() => await Verify.VerifyAsync(
        "public partial record struct A<T> { internal partial interface IB { partial class C { [Differentiable] double F(double x) => x; } } }");

    [Fact]
    public async Task MethodOfFileLocalType_IsReported() => await Verify.VerifyAsync(
        "file partial class M { [Differentiable] public static double {|ADG0002:F|}(double x) => x; }");

    [Fact]
    public async Task AbstractMethod_IsReported() => await Verify.VerifyAsync(
        "public abstract partial class M { [Differentiable] public abstract double {|ADG0002:F|}(double x); }");

    [Fact]
    public async Task YieldInLocalFunction_IsLeftInPeace() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x)
            {
                foreach (int i in Numbers()) x += i;
                return x;
                static System.Collections.Generic.IEnumerable<int> Numbers() { yield return 1; }
            }
        }
        """);

    [Theory]
    [InlineData("double {|ADG0003:F|}(int n) => n;")]
    [InlineData("double {|ADG0003:F|}([Constant] double x) => x;")]
    [InlineData("void {|ADG0003:F|}(int n, out double y) => y = n;")]
    [InlineData("int {|ADG0003:F|}(double x) => (int)x;")]
    [InlineData("void {|ADG0003:F|}(double x, ReadOnlySpan<double> y) { }")]
    [InlineData("bool {|ADG0003:F|}(double x, [Constant] Span<double> y) => x > 0;")]
    public async Task NothingActive_IsReported(string method) => await Verify.VerifyAsync(
        $$"""public static partial class M { [Differentiable] public static {{method}} }""");

    [Theory]
    [InlineData("double F(float x) => x;")]
    [InlineData("void F(ref double x) => x *= x;")]
    [InlineData("void F(in double x, out double y) => y = x;")]
    [InlineData("void F(double x, double[,] y) => y[0, 0] = x;")]
    [InlineData("int F(double x, double[] y) => y.Length;")]
    [InlineData("double[] F(double[] y) => y;")]
    public async Task SomethingActive_IsLeftInPeace(string method) => await Verify.VerifyAsync(
        $$"""public static partial class M { [Differentiable] public static {{method}} }""");

    [Fact]
    public async Task ConstantOnWhatIsConstant_IsAWarning() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, [{|ADG0004:Constant|}] int n, [{|ADG0004:Constant|}] string[] names, [Constant] double y, [Constant] double[][] z) => x * n * y;
        }
        """);

    [Theory]
    [InlineData("public static double FGradient(double x, out double y) { y = 0; return 0; }")]
    [InlineData("public static int FGradient(double x, ref double y) => 0;")]
    [InlineData("public static double FJvp(double x, double y, out double z) { z = 0; return 0; }")]
    [InlineData("public static int FGradient;")]
    [InlineData("public class FJvp;")]
    public async Task MemberWithNameOfDerivative_IsReported(string member) => await Verify.VerifyAsync(
        $$"""
        public static partial class M
        {
            [Differentiable] public static double {|ADG0005:F|}(double x) => x;
            {{member}}
        }
        """);

    [Theory]
    [InlineData("public static double[] FGradient(double x) => [1];")]
    [InlineData("public static double FGradient(double x, double y) => 0;")]
    [InlineData("public static double FGradient<T>(double x, out double y) { y = 0; return 0; }")]
    [InlineData("public static double FVjp(double x, double y, ref double z) => 0;")]
    public async Task OverloadOfDerivative_IsLeftInPeace(string member) => await Verify.VerifyAsync(
        $$"""
        public static partial class M
        {
            [Differentiable] public static double F(double x) => x;
            {{member}}
        }
        """);

    [Theory]
    [InlineData("Derivatives.Vjp", "double F(double[] w, double[,] m)", "double FVjp(double[] a, double[,] b, double c, Span<double> d, double[,] e)")]
    [InlineData("Derivatives.Hvp", "float F(ReadOnlySpan<float> w)", "float FHvp(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)")]
    [InlineData("Derivatives.Jacobian", "float F(float x, double y)", "float FJacobian(float x, double y, Span<double> c)")]
    [InlineData("Derivatives.Hessian", "double F(double x)", "double FHessian(double x, Span<double> g, Span<double> h)")]
    [InlineData("Derivatives.Gradient", "double F(Span<double> w, [Constant] double c, int n)", "double FGradient(Span<double> w, double c, int n, Span<double> d)")]
    public async Task SignatureOfEachDerivative_IsKnown(string derivatives, string method, string derivative) => await Verify.VerifyAsync(
        $$"""
        public static partial class M
        {
            [Differentiable(Derivatives = {{derivatives}})]
            public static {{method.Replace(" F(", " {|ADG0005:F|}(", StringComparison.Ordinal)}} => throw new Exception();
            public static {{derivative}} => throw new Exception();
        }
        """);

    [Fact]
    public async Task NameClash_PointsAtTheOtherMember()
    {
        Diagnostic clash = Assert.Single(await Verify.DiagnosticsAsync(
            "public static partial class M { [Differentiable] public static double F(double x) => x; public static int FGradient; }"));
        SyntaxTree tree = clash.Location.SourceTree!;
        Assert.Equal("FGradient", tree.GetText().ToString(Assert.Single(clash.AdditionalLocations).SourceSpan));
    }

    [Theory]
    [InlineData("void F(double x, Span<double> y) => y[0] = x;", "Derivatives.{|ADG0006:Gradient|} | Derivatives.Vjp")]
    [InlineData("double[] F(double[] x) => x;", "Derivatives.{|ADG0006:Hvp|} | Derivatives.{|ADG0006:Hessian|} | Derivatives.Jacobian")]
    public async Task GradientOfManyResults_IsReportedAtTheFlag(string method, string derivatives) => await Verify.VerifyAsync(
        $$"""public static partial class M { [Differentiable(Derivatives = {{derivatives}})] public static {{method}} }""");

    [Fact]
    public async Task GradientOfOneResult_IsLeftInPeace() => await Verify.VerifyAsync(
        """
        public static partial class M
        {
            [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hessian)]
            public static float F(float x, Span<float> scratch) => scratch[0] = x;
        }
        """);

    [Theory]
    [InlineData("double F({|ADG0103:double[][][]|} x) => x[0][0][0];")]
    [InlineData("double F({|ADG0103:System.Collections.Generic.List<double[]>|} x, double y) => x[0][0] * y;")]
    [InlineData("{|ADG0103:System.Collections.Generic.List<double>|} F(double x) => [x];")]
    [InlineData("{|ADG0103:double[][]|} F(double x) => [[x]];")]
    [InlineData("void F(double x, out {|ADG0103:double[][]|} y) => y = [[x]];")]
    [InlineData("double F({|ADG0103:(double A, double[] B)|} x) => x.A;")]
    [InlineData("double F({|ADG0103:double?[]|} x) => x[0]!.Value;")]
    [InlineData("double F({|ADG0103:double[,,]|} x) => x[0, 0, 0];")]
    [InlineData("double F({|ADG0103:System.Numerics.Plane|} p) => p.D;")]
    [InlineData("{|ADG0103:Pair[]|} F(double x) => [new Pair { A = x }];")]
    [InlineData("double F({|ADG0103:Tree|} t) => t.Value;")]
    [InlineData("double F({|ADG0103:Shape|} s) => s.Area;")]
    [InlineData("double F({|ADG0103:Drawing|} d) => d.Shape.Area;")]
    [InlineData("double F({|ADG0103:Hidden|} h) => h.Area;")]
    [InlineData("double F({|ADG0103:Captured|} c) => c.Twice;")]
    [InlineData("double F({|ADG0103:Frozen|} f) => f.At.X;")]
    [InlineData("double F({|ADG0103:Layers|} l) => l.All[0].Bias;")]
    [InlineData("double F(in {|ADG0103:Settable|} w) => w.Bias;")]
    [InlineData("{|ADG0103:(double, double[])|} F(double p) => (p, [p]);")]
    public async Task TypeThatDoesNotCarryDerivativesYet_IsReportedAtTheType(string method) => await Verify.VerifyAsync(
        $$"""
        public struct Pair { public double A, B; }
        public class Tree { public double Value; public Tree? Left, Right; }
        public abstract class Shape { public double Area; }
        public class Disc : Shape { }
        public class Hidden : Disc { public new double Area; }
        public class Drawing { public Disc Shape = new(); }
        public class Captured(double factor) { public double Twice => 2 * factor; }
        public readonly record struct Spot(double X, double Y);
        public record Frozen(Spot At, double Mass);
        public class Layers { public Settable[] All = []; }
        public class Settable { public double Bias { get; set; } }
        public static partial class M { [Differentiable] public static {{method}} }
        """);

    [Theory]
    [InlineData("double F((double A, int B) x) => x.A * x.B;")]
    [InlineData("double F(System.Numerics.Vector3 p) => p.X;")]
    [InlineData("double F(System.Numerics.Matrix4x4 p) => p.M11;")]
    [InlineData("double F(Point[] p) => p[0].X;")]
    [InlineData("double F(Body b) => b.Mass;")]
    [InlineData("double F(Place p) => p.X * p.Z;")]
    [InlineData("double F(Flight f) => f.Start.X * f.Own.Mass + f.Mass;")]
    [InlineData("(double, double) F(double p) => (p, p);")]
    [InlineData("double F(in Segment s) => s.Start.X * s.End.Y;")]
    [InlineData("void F(ref Point p, out Segment s) => s = new Segment(p, p);")]
    public async Task StructOfNumbers_IsLeftInPeace(string method) => await Verify.VerifyAsync(
        $$"""
        public struct Point { public double X, Y; }
        public readonly record struct Segment(Point Start, Point End);
        public class Body { public double Mass { get; set; } }
        public record Place(double X, double Y) { public double Z { get; init; } }
        public class Flight : Freight { public Place Start { get; } = new(0, 0); }
        public abstract class Freight { private double mass; public double Mass => mass; public Cargo Own = new(); }
        public sealed class Cargo { public double Mass { get; private set; } }
        public static partial class M { [Differentiable] public static {{method}} }
        """);

    [Theory]
    [InlineData("public struct S { double x; public S(double x) => this.x = 2 * x; public readonly double X => x / 2; }")]
    [InlineData("public struct S { public double[] X; public double Y; }")]
    [InlineData("public readonly struct S { public double X { get; } public S(double a) => X = a * a; }")]
    public async Task StructThatCannotBePutTogether_IsReported(string declaration) => await Verify.VerifyAsync(
        $$"""{{declaration}} public static partial class M { [Differentiable] public static double F({|ADG0103:S|} s, double x) => x; }""");

    [Theory]
    [InlineData("Random")]
    [InlineData("DateTime")]
    [InlineData("decimal")]
    [InlineData("System.Collections.Generic.List<int>")]
    [InlineData("Func<double, double>")]
    [InlineData("[Constant] double[][]")]
    public async Task ParameterThatIsConstant_IsLeftInPeace(string type) => await Verify.VerifyAsync(
        $$"""public static partial class M { [Differentiable] public static double F(double x, {{type}} p) => x; }""");

    [Theory]
    [InlineData(LanguageVersion.CSharp11, true)]
    [InlineData(LanguageVersion.CSharp12, false)]
    [InlineData(LanguageVersion.CSharp14, false)]
    [InlineData(LanguageVersion.Preview, false)]
    public async Task OldLanguage_IsReportedAndNothingIsGenerated(LanguageVersion version, bool isReported)
    {
        Compilation compilation = AnalyzerRunner.Compile(
            version, "public static partial class M { [Differentiable] public static double F(double[] x, Span<double> y) { y[0] = x[0]; return x[0]; } }");
        string[] messages = [.. (await AnalyzerRunner.AnalyzeAsync(compilation, new DeclarationAnalyzer())).Select(d => $"{d.Id}: {d.GetMessage()}")];
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        if (isReported) Assert.StartsWith("ADG0007: The derivatives of 'F' are written in C# 12.0, and this project is compiled as C# 11.0.", Assert.Single(messages), StringComparison.Ordinal);
        else Assert.Empty(messages);
    }

    [Theory]
    [InlineData("4.1.2.0", true)]
    [InlineData("8.0.0.0", true)]
    [InlineData("9.0.0.0", true)]
    [InlineData("10.0.0.0", false)]
    [InlineData("11.0.0.0", false)]
    public async Task OldFramework_IsReportedAtTheAnnotationAndNothingIsGenerated(string version, bool isReported)
    {
        CSharpCompilation project = OtherFramework.Use(CompilationFactory.Create("public static partial class M { [AutoDiffGen.Differentiable] public static double F(double x) => x * x; }"), version);
        GeneratorRun run = GeneratorRunner.Run(project);
        Assert.All(run.Compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error), d => Assert.Equal("CS1705", d.Id));
        Assert.Equal(isReported, run.GeneratedTrees.IsEmpty);
        ImmutableArray<Diagnostic> reported = await AnalyzerRunner.AnalyzeAsync(run.Compilation);
        if (!isReported)
        {
            Assert.Empty(reported);
            return;
        }

        Diagnostic diagnostic = Assert.Single(reported);
        Assert.Equal(
            $"ADG0009: The derivatives of 'F' use .NET 10.0, and this project is compiled against an older framework, whose System.Runtime is of version {version}. Set TargetFramework to net10.0 or later.",
            $"{diagnostic.Id}: {diagnostic.GetMessage()}");
        Assert.Equal("AutoDiffGen.Differentiable", diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public async Task SignatureThatDoesNotCompile_IsLeftToTheCompiler() => await Verify.VerifyAsync(
        "public class M { [Differentiable] public static {|CS0246:Unknown|} F({|CS0246:Missing|}[] x) => default!; }");
}
