using AutoDiffGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>Declarations that cannot get derivatives: the generator does not fail, and the rest of the project compiles.</summary>
public class DeclarationTests
{
    private const string Good = " public static partial class Good { [Differentiable] public static double F(double x) => x * x; }";

    [Theory]
    [InlineData("public static class A { [Differentiable] public static double F(double x) => x; }")]
    [InlineData("public class A { public static partial class B { [Differentiable] public static double F(double x) => x; } }")]
    [InlineData("file static partial class A { [Differentiable] public static double F(double x) => x; }")]
    [InlineData("public partial class A { public static class B { [Differentiable] public static double F(double x) => x; } }")]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) => x; public static double FGradient(double x, out double dX) => dX = x; }")]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) => x; public static int FJvp; }")]
    [InlineData("public static partial class A { [Differentiable] public static double F(int x) => x; }")]
    [InlineData("public static partial class A { [Differentiable] public static int F(double x) => (int)x; }")]
    [InlineData("public static partial class A { [Differentiable] public static void F(double x) { } }")]
    [InlineData("public static partial class A { [Differentiable] public static string F(double x) => $\"{x}\"; }")]
    [InlineData("public static partial class A { [Differentiable] public static async System.Threading.Tasks.Task<double> F(double x) { await System.Threading.Tasks.Task.Yield(); return x; } }")]
    [InlineData("public static partial class A { [Differentiable] public static System.Collections.Generic.IEnumerable<double> F(double x) { yield return x; } }")]
    [InlineData("public static partial class A { [Differentiable] public static ref double F(ref double x) => ref x; }")]
    [InlineData("public static partial class A { [Differentiable] public static unsafe double F(double* x) => *x; }")]
    [InlineData("public static partial class A { [Differentiable] public static T F<T>(T x) where T : System.Numerics.INumber<T> => x * x; }")]
    [InlineData("public static partial class A { [Differentiable(Derivatives = Derivatives.Hessian)] public static void F(double[] x) => x[0] = 1; }")]
    [InlineData("public static partial class A { [Differentiable] public static extern double F(double x); }")]
    [InlineData("public abstract partial class A { [Differentiable] public abstract double F(double x); }")]
    [InlineData("public partial interface A { [Differentiable] double F(double x); }")]
    public void RestOfTheProject_Compiles(string source)
    {
        var run = GeneratorRunner.Run("using AutoDiffGen;" + source + Good + " public static class User { public static double Use() => Good.FGradient(3, out _); }");

        Assert.Empty(run.Problems.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) => x + undefined; }", "CS0103")]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) { return \"x\"; } }", "CS0029")]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) { double y; return x + y; } }", "CS0165")]
    [InlineData("public static partial class A { [Differentiable] public static double F(Unknown x) => 1; }", "CS0246")]
    [InlineData("public static partial class A { [Differentiable] public static double F(double x) { if (x > 0) return x; } }", "CS0161")]
    public void BodyThatDoesNotCompile_GetsNoFurtherErrors(string source, string id)
    {
        var use = " public static class User { public static double Use() => Good.FGradient(3, out _); }";
        var run = GeneratorRunner.Run("using AutoDiffGen;" + source + Good + use);

        Assert.Equal([id], run.Problems.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct());
    }

    [Theory]
    [InlineData("Hessian", "double F(double x)", "public static double FHvp(double x, double vX, out double hX) { hX = 7; return 0; }", "F.FHessian(3, new double[1], h)")]
    [InlineData("Hessian", "double F(double x)", "public static double FGradient(double x, out double dX) => dX = 7; public static int FGradient2, FHvp;", "F.FHessian(3, new double[1], h)")]
    [InlineData("Jacobian", "double F(double x)", "public sealed class FGradient;", "F.FJacobian(3, h)")]
    [InlineData("Jacobian", "double F(double x, out double y)", "public static int FJvp => 1;", "F.FJacobian(3, out _, h)")]
    [InlineData("Jacobian", "double[] F(double x)", "private const int FJvp = 3;", "F.FJacobian(3, h)")]
    public void UsersMember_KeepsTheNameOfAHelper(string derivative, string signature, string member, string use)
    {
        string body = signature.StartsWith("double[]", StringComparison.Ordinal) ? "return [x * x];" : (signature.Contains("out", StringComparison.Ordinal) ? "y = x; " : "") + "return x * x;";
        var run = GeneratorRunner.Run($$"""
            using AutoDiffGen;
            public static partial class F { [Differentiable(Derivatives = Derivatives.{{derivative}})] public static {{signature}} { {{body}} } {{member}} }
            public static class User { public static double Use() { var h = new double[2]; {{(signature.Contains("out", StringComparison.Ordinal) ? "" : "h = new double[1];")}} {{use}}; return h[0]; } }
            """.Replace("class F ", "class Owner ", StringComparison.Ordinal).Replace("F.F", "Owner.F", StringComparison.Ordinal));

        Assert.Empty(run.Problems.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        using var program = CompiledProgram.Load(run.Compilation);
        Assert.Equal(derivative == "Hessian" ? 2.0 : 6.0, program.Invoke("User", "Use"));
    }

    [Fact]
    public void SyntaxErrorWhileTyping_DoesNotStopTheGenerator()
    {
        const string Text = "using AutoDiffGen; public static partial class A { [Differentiable] public static double F(double x) { double y = x * (x + 1); for (int i = 0; i < 3; i++) { y *= x; } return y; } }";
        for (var length = 0; length < Text.Length; length++)
        {
            GeneratorRunner.Run(Text[..length]);
        }
    }
}
