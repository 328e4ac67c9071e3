using AutoDiffGen.CodeFixes;
using Verify = AutoDiffGen.Analyzers.Tests.Infrastructure.FixTest<AutoDiffGen.CodeFixes.StableFormFix>;

namespace AutoDiffGen.Analyzers.Tests.CodeFixes;

/// <summary>The form that is written has the same value and gradient, and has them still where the old one fails.</summary>
public sealed class StableFormFixTests
{
    [Theory]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", "x > y ? x + double.LogP1(Math.Exp(y - x)) : double.IsFinite(y) ? y + double.LogP1(Math.Exp(x - y)) : y", "1000", "1000", "∞ 0.0000 0.0000", "1000.6931 0.5000 0.5000")]
    [InlineData("Math.Log(Math.Exp(x) + Math.Exp(y))", "x > y ? x + double.LogP1(Math.Exp(y - x)) : double.IsFinite(y) ? y + double.LogP1(Math.Exp(x - y)) : y", "0.3", "-0.2", "0.7741 0.6225 0.3775", "0.7741 0.6225 0.3775")]
    [InlineData("y * Math.Log(1 / (1 + Math.Exp(-x)))", "y * (-x > 0 ? x - double.LogP1(Math.Exp(x)) : -double.LogP1(Math.Exp(-x)))", "-1000", "1", "-∞ -0.0000 -∞", "-1000.0000 1.0000 -1000.0000")]
    [InlineData("y * Math.Log(1 / (1 + Math.Exp(-x)))", "y * (-x > 0 ? x - double.LogP1(Math.Exp(x)) : -double.LogP1(Math.Exp(-x)))", "0", "1", "-0.6931 0.5000 -0.6931", "-0.6931 0.5000 -0.6931")]
    [InlineData("Math.Sqrt(x * x + y * y)", "double.Hypot(x, y)", "3e200", "4e200", "∞ 0.0000 0.0000", "5.0E+200 0.6000 0.8000")]
    [InlineData("Math.Sqrt(x * x + y * y)", "double.Hypot(x, y)", "3", "-4", "5.0000 0.6000 -0.8000", "5.0000 0.6000 -0.8000")]
    [InlineData("Math.Log(1 + Math.Exp(x)) - y", "(x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x))) - y", "1000", "0", "∞ 0.0000 -1.0000", "1000.0000 1.0000 -1.0000")]
    [InlineData("Math.Log(1 + Math.Exp(x)) - y", "(x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x))) - y", "0", "0", "0.6931 0.5000 -1.0000", "0.6931 0.5000 -1.0000")]
    [InlineData("Math.Log(1 + x) * (Math.Exp(y) - 1)", "double.LogP1(x) * double.ExpM1(y)", "0.5", "0.25", "0.1152 0.1894 0.5206", "0.1152 0.1894 0.5206")]
    [InlineData("x / Math.Pow(y, 2)", "x / (y * y)", "3", "2", "0.7500 0.2500 -0.7500", "0.7500 0.2500 -0.7500")]
    [InlineData("Math.Pow(x - y, 2) + Math.Pow(y, 2)", "(x - y) * (x - y) + y * y", "3", "2", "5.0000 2.0000 2.0000", "5.0000 2.0000 2.0000")]
    public async Task StableForm_IsWritten(string formula, string better, string x, string y, string before, string after) =>
        await Verify.VerifyAsync(Program(formula, x, y), Program(better, x, y), before, after);

    [Theory]
    [InlineData("/* a */ Math.Log(/* one */ 1 + x /* small */) /* b */ * y", "/* a */ /* one */ /* small */ double.LogP1(x) /* b */ * y", "0.0000 2.0000 0.0000")]
    [InlineData("Math.Log(1 // not */ 2\n + x) + y", "/* not * / 2 */ double.LogP1(x) + y", "2.0000 1.0000 1.0000")]
    public async Task Comments_Stay(string formula, string better, string result) =>
        await Verify.VerifyAsync(Program(formula, "0", "2"), Program(better, "0", "2"), result, result);

    [Fact]
    public async Task FormulaWithDirectives_IsLeft() => await Verify.VerifyNoneAsync(Program("Math.Log(1 +\n#if DEBUG\n 2 *\n#endif\n x) + y", "0", "2"));

    /// <summary>The larger of two infinities is the result, and their difference is no number.</summary>
    [Theory]
    [InlineData("double.NegativeInfinity", "double.NegativeInfinity", "-∞")]
    [InlineData("double.NegativeInfinity", "1", "1.0000")]
    [InlineData("1", "double.NegativeInfinity", "1.0000")]
    [InlineData("double.PositiveInfinity", "1", "∞")]
    [InlineData("double.PositiveInfinity", "double.PositiveInfinity", "∞")]
    [InlineData("1", "double.NaN", "NaN")]
    [InlineData("double.NaN", "1", "NaN")]
    public async Task LogOfSum_IsThatOfInfinitiesToo(string x, string y, string value)
    {
        const string Call = "{Text(value)} {Text(dX)} {Text(dY)}";
        string Value(string formula) => Program(formula, x, y).Replace(Call, "{Text(value)}", StringComparison.Ordinal);
        await Verify.VerifyAsync(
            Value("Math.Log(Math.Exp(x) + Math.Exp(y))"),
            Value("x > y ? x + double.LogP1(Math.Exp(y - x)) : double.IsFinite(y) ? y + double.LogP1(Math.Exp(x - y)) : y"),
            value,
            value);
    }

    /// <summary>Two annotated methods lead to the same formula, and one of them to one within it.</summary>
    [Fact]
    public async Task SharedFormula_IsWrittenOnce()
    {
        static string Source(string formula) =>
            $$"""
            public static partial class M
            {
                [Differentiable]
                public static double A(double x) => Length(x, x);

                [Differentiable]
                public static double B(double x) => Length(x, 2 * x) * 2;

                public static string Run() => FormattableString.Invariant($"{A(3)} {B(3)}");

                private static double Length(double x, double y) => {{formula}};
            }
            """;
        await Verify.VerifyAsync(Source("Math.Sqrt(x * x + y * y)"), Source("double.Hypot(x, y)"), "4.242640687119285 13.416407864998739", "4.242640687119285 13.416407864998739");
    }

    private static string Program(string formula, string x, string y) =>
        $$"""
        public static partial class M
        {
            [Differentiable]
            public static double F(double x, double y) => {{formula}};

            public static string Run()
            {
                double value = FGradient({{x}}, {{y}}, out double dX, out double dY);
                return $"{Text(value)} {Text(dX)} {Text(dY)}";
            }

            private static string Text(double value) =>
                value.ToString(Math.Abs(value) is > 1e9 and < double.PositiveInfinity ? "0.0E+0" : "F4", System.Globalization.CultureInfo.InvariantCulture).Replace("Infinity", "∞");
        }
        """;
}
