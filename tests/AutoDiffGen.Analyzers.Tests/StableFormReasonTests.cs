using System.Globalization;
using Microsoft.CodeAnalysis;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.AnalyzerTest<AutoDiffGen.Analyzers.DifferentiabilityAnalyzer>;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>What a message says happens to the value and to the gradient of a formula does happen, where it says, and not to the form to write instead.</summary>
public sealed class StableFormReasonTests
{
    private const string Overflow = "overflows when an exponent is above 709, and its gradient is lost with it";
    private const string OverflowOfFloat = "overflows when an exponent is above 88, and its gradient is lost with it";
    private const string Softplus = "overflows when the exponent is above 709, and its gradient is lost with it";
    private const string SoftplusOfFloat = "overflows when the exponent is above 88, and its gradient is lost with it";
    private const string Underflow = "is minus infinity when the exponent is above 709, and its gradient is 0 already above 372";
    private const string UnderflowOfFloat = "is minus infinity when the exponent is above 88, and its gradient is 0 already above 51";
    private const string Root = "overflows when an operand is above 1e154, where its gradient becomes 0, and has an infinite slope at 0";
    private const string RootOfFloat = "overflows when an operand is above 1e19, where its gradient becomes 0, and has an infinite slope at 0";
    private const string SteadyRoot = "overflows when an operand is above 1e154, where its gradient becomes 0";
    private const string OnePlus = "rounds 1 + x before it takes the logarithm, so that the digits of a small x are lost in the value, though not in the gradient, unless the framework is told what is meant and does better";
    private const string LessOne = "rounds the exponential before it takes 1 away, so that the digits of a small x are lost in the value, though not in the gradient, unless the framework is told what is meant and does better";
    private const string Product = "computes a product by way of a logarithm, which its gradient does without";

    /// <summary>Value, derivative with respect to x, and with respect to y: of the formula, and of the form to write.</summary>
    /// <remarks>.NET 10 computes LogP1 and ExpM1 as the formulas are written; one that does better shows here.</remarks>
    [Theory]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", Overflow, "709", "0", "709 1 0", "709 1 0")]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", Overflow, "710", "0", "Infinity 0 0", "710 1 0")]
    [InlineData("MathF.Log(MathF.Exp(x) + MathF.Exp(y))", OverflowOfFloat, "88f", "0", "88 1 0", "88 1 0")]
    [InlineData("MathF.Log(MathF.Exp(x) + MathF.Exp(y))", OverflowOfFloat, "89f", "0", "Infinity 0 0", "89 1 0")]
    [InlineData("Math.Log(1 / (1 + Math.Exp(x)))", Underflow, "350", "0", "-350 -1 0", "-350 -1 0")]
    [InlineData("Math.Log(1 / (1 + Math.Exp(x)))", Underflow, "373", "0", "-373 0 0", "-373 -1 0")]
    [InlineData("Math.Log(1 / (1 + Math.Exp(x)))", Underflow, "710", "0", "-Infinity 0 0", "-710 -1 0")]
    [InlineData("MathF.Log(1 / (1 + MathF.Exp(x)))", UnderflowOfFloat, "40f", "0", "-40 -1 0", "-40 -1 0")]
    [InlineData("MathF.Log(1 / (1 + MathF.Exp(x)))", UnderflowOfFloat, "52f", "0", "-52 0 0", "-52 -1 0")]
    [InlineData("MathF.Log(1 / (1 + MathF.Exp(x)))", UnderflowOfFloat, "89f", "0", "-Infinity 0 0", "-89 -1 0")]
    [InlineData("Math.Log(1 + Math.Exp(x))", Softplus, "709", "0", "709 1 0", "709 1 0")]
    [InlineData("Math.Log(1 + Math.Exp(x))", Softplus, "710", "0", "Infinity 0 0", "710 1 0")]
    [InlineData("MathF.Log(1 + MathF.Exp(x))", SoftplusOfFloat, "88f", "0", "88 1 0", "88 1 0")]
    [InlineData("MathF.Log(1 + MathF.Exp(x))", SoftplusOfFloat, "89f", "0", "Infinity 0 0", "89 1 0")]
    [InlineData("Math.Sqrt(x * x + y * y)", Root, "1e154", "0", "1E+154 1 0", "1E+154 1 0")]
    [InlineData("Math.Sqrt(x * x + y * y)", Root, "2e154", "0", "Infinity 0 0", "2E+154 1 0")]
    [InlineData("Math.Sqrt(x * x + y * y)", Root, "1e-170", "0", "0 Infinity 0", "1E-170 1 0")]
    [InlineData("MathF.Sqrt(x * x + y * y)", RootOfFloat, "1e19f", "0", "1E+19 1 0", "1E+19 1 0")]
    [InlineData("MathF.Sqrt(x * x + y * y)", RootOfFloat, "2e19f", "0", "Infinity 0 0", "2E+19 1 0")]
    [InlineData("(float)Math.Sqrt(x * x + y * y)", RootOfFloat, "2e19f", "0", "Infinity 0 0", "2E+19 1 0")]
    [InlineData("Math.Sqrt(x * x + 3.0 * 3.0)", SteadyRoot, "0", "0", "3 0 0", "3 0 0")]
    [InlineData("Math.Sqrt(x * x + 3.0 * 3.0)", SteadyRoot, "2e154", "0", "Infinity 0 0", "2E+154 1 0")]
    [InlineData("(float)Math.Log(1 + MathF.Exp(x))", SoftplusOfFloat, "89f", "0", "Infinity 0 0", "89 1 0")]
    [InlineData("(float)Math.Log(Math.Exp(x) + Math.Exp(y))", Overflow, "710f", "0", "Infinity 0 0", "710 1 0")]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", Overflow, "double.NegativeInfinity", "0", "0 0 1", "0 0 1")]
    [InlineData("Math.Log(1 + x)", OnePlus, "1e-17", "0", "0 1 0", "0 1 0")]
    [InlineData("MathF.Log(1 + x)", OnePlus, "1e-9f", "0", "0 1 0", "0 1 0")]
    [InlineData("Math.Exp(x) - 1", LessOne, "1e-17", "0", "0 1 0", "0 1 0")]
    [InlineData("MathF.Exp(x) - 1", LessOne, "1e-9f", "0", "0 1 0", "0 1 0")]
    [InlineData("Math.Pow(x, 2) - y", Product, "3", "1", "8 6 -1", "8 6 -1")]
    public async Task Reason_IsSo(string formula, string reason, string x, string y, string asItStands, string asItShouldBe)
    {
        Diagnostic form = Assert.Single(await Verify.DiagnosticsAsync(Program(formula, x, y)), d => d.Id is "ADG0307" or "ADG0308");
        string found = form.Location.SourceTree!.GetText().ToString(form.Location.SourceSpan), better = form.Properties[SmoothnessReporter.Replacement]!;
        Assert.Equal($"'{found}' {reason}. Write '{better}'.", form.GetMessage(CultureInfo.InvariantCulture));
        AssertNear(asItStands, Run(Program(formula, x, y)));
        AssertNear(asItShouldBe, Run(Program(formula.Replace(found, $"({better})", StringComparison.Ordinal), x, y)));
    }

    [Fact]
    public void GradientOfASquareByPow_TakesNoLogarithm()
    {
        string gradient = GeneratorRunner.Run("public static partial class M { [AutoDiffGen.Differentiable] public static double F(double x) => System.Math.Pow(x, 2); }").GeneratedText;
        Assert.Contains("dX = 2 * x;", gradient, StringComparison.Ordinal);
        Assert.DoesNotContain("Log(", gradient, StringComparison.Ordinal);
    }

    /// <summary>Rounding aside, and what is below the smallest normal number.</summary>
    private static void AssertNear(string expected, string actual)
    {
        foreach ((string e, string a) in expected.Split(' ').Zip(actual.Split(' ')))
        {
            double wanted = double.Parse(e, CultureInfo.InvariantCulture), found = double.Parse(a, CultureInfo.InvariantCulture);
            Assert.True(wanted == found || Math.Abs(wanted - found) <= Math.Max(1e-6 * Math.Abs(wanted), 1.2e-38), $"expected {expected}, got {actual}");
        }
    }

    private static string Run(string program)
    {
        using CompiledProgram compiled = CompiledProgram.Load(AnalyzerRunner.Compile(program));
        return (string)compiled.Invoke("M", "Run")!;
    }

    private static string Program(string formula, string x, string y)
    {
        string type = formula.Contains("MathF", StringComparison.Ordinal) || formula.Contains("float", StringComparison.Ordinal) ? "float" : "double";
        return $$"""
            public static partial class M
            {
                [Differentiable]
                public static {{type}} F({{type}} x, {{type}} y) => {{formula}};

                public static string Run()
                {
                    {{type}} value = FGradient({{x}}, {{y}}, out {{type}} dX, out {{type}} dY);
                    return FormattableString.Invariant($"{value} {dX + 0} {dY + 0}");
                }
            }
            """;
    }
}
