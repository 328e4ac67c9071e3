namespace AutoDiffGen.Tests.Runtime;

/// <summary>The check of rules passes right ones and finds each way to be wrong.</summary>
public sealed class GradientCheckRuleTests
{
    private static readonly double[] Point = [0.7, -1.3, 2.1];

    private static double Cube(double x) => x * x * x;

    private static double Ratio(double x, double y) => x / y;

    private static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);

    private static void CubeVjp(double x, double dCube, ref double dX) => dX += 3 * x * x * dCube;

    private static void CubeJvp(double x, double dX, out double dCube) => dCube = 3 * x * x * dX;

    private static void RatioVjp(double x, double y, double dRatio, ref double dX, ref double dY)
    {
        dX += dRatio / y;
        dY -= dRatio * x / (y * y);
    }

    private static void NormVjp(ReadOnlySpan<double> x, double dNorm, Span<double> dX)
    {
        double norm = Norm(x);
        for (int i = 0; i < x.Length; i++) dX[i] += dNorm * x[i] / norm;
    }

    private static void NormJvp(ReadOnlySpan<double> x, ReadOnlySpan<double> dX, out double dNorm)
    {
        dNorm = 0;
        for (int i = 0; i < x.Length; i++) dNorm += x[i] * dX[i] / Norm(x);
    }

    [Fact]
    public void CorrectRules_Pass()
    {
        GradientCheckResult[] results =
        [
            GradientCheck.Rule(Cube, CubeVjp, 1.4), GradientCheck.Rule(Cube, CubeJvp, 1.4), GradientCheck.Rule(Ratio, RatioVjp, 3, 0.8),
            GradientCheck.Rule(Norm, NormVjp, Point), GradientCheck.Rule(Norm, NormJvp, Point),
        ];
        Assert.All(results, r => Assert.True(r.IsCorrect && r.IsConclusive, r.ToString()));
        Assert.All(results.SelectMany(r => r.Components), c => Assert.True(c.RelativeGap < 1e-9, c.ToString()));
    }

    [Fact]
    public void RuleThatOverwrites_IsWrong() => AssertWrong(GradientCheck.Rule(Cube, (double x, double d, ref double dX) => dX = 3 * x * x * d, 1.4));

    [Fact]
    public void RuleThatForgetsTheCotangent_IsWrong() => AssertWrong(GradientCheck.Rule(Cube, (double x, double d, ref double dX) => dX += 3 * x * x, 1.4));

    [Fact]
    public void RuleWithAWrongFormula_IsWrong() => AssertWrong(GradientCheck.Rule(Cube, (double x, double d, ref double dX) => dX += 2 * x * x * d, 1.4));

    [Fact]
    public void RuleThatForgetsTheTangent_IsWrong() => AssertWrong(GradientCheck.Rule(Cube, (double x, double dX, out double d) => d = 3 * x * x, 1.4));

    [Fact]
    public void RuleThatMixesUpItsDerivatives_NamesTheWorst()
    {
        GradientCheckResult result = GradientCheck.Rule(Ratio, (double x, double y, double d, ref double dX, ref double dY) => RatioVjp(x, y, d, ref dY, ref dX), 3, 0.8);
        AssertWrong(result);
        Assert.Equal(2, result.Components.Count(c => c.Verdict == GradientVerdict.Wrong));
    }

    [Fact]
    public void MissingArguments_AreNamed()
    {
        Assert.Equal("rule", Assert.Throws<ArgumentNullException>(() => GradientCheck.Rule(Cube, (VjpRuleOfOne)null!, 1)).ParamName);
        Assert.Equal("method", Assert.Throws<ArgumentNullException>(() => GradientCheck.Rule((Func<double, double>)null!, CubeVjp, 1)).ParamName);
    }

    private static void AssertWrong(GradientCheckResult result)
    {
        Assert.False(result.IsCorrect);
        Assert.Throws<InvalidOperationException>(result.ThrowIfWrong);
    }
}
