using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using AutoDiffGen.Generator.Tests.Infrastructure;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Every partial derivative of the table against differences of the function itself.</summary>
public sealed class PartialTests
{
    private static readonly double[] Special = [0, 0.5, -0.5, 1, -1, 2, -2, 1000, -1000, 1e-100, -1e-100, 1e100, -1e100];

    public static TheoryData<string> DoubleKeys => [.. SmoothKeys.Where(key => !IsSingle(key))];

    public static TheoryData<string> SingleKeys => [.. SmoothKeys.Where(IsSingle)];

    private static IEnumerable<string> SmoothKeys =>
        RuleTable.All().Where(rule => rule.Kind == RuleKind.Smooth).SelectMany(rule => rule.Keys).Where(FrameworkFunctions.All.ContainsKey);

    [Theory]
    [MemberData(nameof(DoubleKeys))]
    public void Partials_AreDerivatives(string key)
    {
        DerivativeRule rule = RuleOf(key);
        Func<double[], double> function = Exact(rule.Name) ?? (p => RuleAtPoint.Of(key, p).Value);
        double tolerance = Exact(rule.Name) is null ? 1e-8 : 1e-3;
        foreach (double[] point in Domain.PointsOf(rule.Name, rule.Arity))
        {
            bool[] active = [.. rule.Parameters.Select(parameter => parameter != "n")];
            double[] expected = [.. point.Select((_, i) => active[i] ? Differences.Partial(function, point, i).Value : 0)];
            Near.Assert(expected, RuleAtPoint.Of(key, point, active).Derivatives, tolerance, Text(key, point));
            for (int i = 0; i < point.Length; i++)
            {
                if (active[i]) Near.Assert(expected[i], RuleAtPoint.Of(key, point, Only(i, point.Length)).Derivatives[i], tolerance, $"{Text(key, point)}, argument {i} alone");
            }
        }
    }

    [Theory]
    [MemberData(nameof(SingleKeys))]
    public void PartialsInSinglePrecision_AreThoseInDouble(string key)
    {
        DerivativeRule rule = RuleOf(key);
        string doubleKey = rule.Keys.First(k => !IsSingle(k));
        foreach (double[] point in Domain.PointsOf(rule.Name, rule.Arity))
        {
            double[] rounded = [.. point.Select(x => (double)(float)x)];
            double tolerance = Exact(rule.Name) is null ? 2e-5 : 3e-3;
            Near.Assert(RuleAtPoint.Of(doubleKey, rounded).Derivatives, RuleAtPoint.Of(key, rounded).Derivatives, tolerance, Text(key, point));
        }
    }

    [Theory]
    [MemberData(nameof(SingleKeys))]
    public void PartialsInSinglePrecision_CallNothingInDouble(string key)
    {
        DerivativeRule rule = RuleOf(key);
        IEnumerable<Expr> nodes = RuleAtPoint.Of(key, Domain.PointsOf(rule.Name, rule.Arity).First()).Partials.OfType<Partial>().SelectMany(partial => partial.Value.DescendantsAndSelf());
        Assert.All(nodes, node => Assert.NotEqual("double", node.Type.Element));
    }

    [Theory]
    [MemberData(nameof(DoubleKeys))]
    public void PartialsThatCanBeInfinite_AreFlagged(string key)
    {
        DerivativeRule rule = RuleOf(key);
        IEnumerable<double[]> points = rule.Arity == 1 ? Special.Select(x => new[] { x })
            : rule.Arity == 2 ? Special.SelectMany(x => Special.Where(y => rule.Parameters[1] != "n" || Math.Abs(y) is >= 1 and < 1e9).Select(y => new[] { x, y }))
            : Domain.PointsOf(rule.Name, rule.Arity);
        foreach (double[] point in points) AssertFlags(RuleAtPoint.Of(key, point), Text(key, point));
    }

    [Theory]
    [InlineData(BinaryOperator.Add)]
    [InlineData(BinaryOperator.Subtract)]
    [InlineData(BinaryOperator.Multiply)]
    [InlineData(BinaryOperator.Divide)]
    [InlineData(BinaryOperator.Remainder)]
    internal void PartialsOfOperators_AreDerivatives(BinaryOperator @operator)
    {
        foreach (double[] point in new double[][] { [2.4, 1.7], [-0.6, 2.9], [7.1, -2] })
        {
            RuleAtPoint rule = RuleAtPoint.Of(Make, point);
            Near.Assert(Differences.Gradient(p => RuleAtPoint.Of(Make, p).Value, point), rule.Derivatives, 1e-8, Text(@operator.ToString(), point));
        }

        foreach (double x in Special)
        {
            foreach (double y in Special) AssertFlags(RuleAtPoint.Of(Make, [x, y]), Text(@operator.ToString(), [x, y]));
        }

        Expr Make(Expr[] operands) => new Binary(@operator, operands[0], operands[1], IrType.Double);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    [InlineData(-0.5)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5.5)]
    public void PartialsOfPow_WithAConstantExponent(double exponent)
    {
        foreach (double x in new[] { 0.3, 1, 4.2 })
        {
            RuleAtPoint rule = RuleAtPoint.Of(Make, [x]);
            Near.Assert(exponent * Math.Pow(x, exponent - 1), rule.Derivatives[0], 1e-13, $"{x} to the power {exponent}");
            Assert.DoesNotContain(rule.Partials.OfType<Partial>().SelectMany(p => p.Value.DescendantsAndSelf()), e => e is Apply { Function: "M:System.Math.Log(System.Double)" });
        }

        foreach (double x in Special.Where(x => Math.Abs(x) is 0 or > 1e-90 and < 1e50)) AssertFlags(RuleAtPoint.Of(Make, [x]), $"{x} to the power {exponent}");

        Expr Make(Expr[] x) => Functions.Pow(x[0], Expr.Constant(exponent, IrType.Double));
    }

    [Fact]
    public void PartialOfPow_WithAConstantBase() =>
        Near.Assert(Math.Log(3) * 9, RuleAtPoint.Of(y => Functions.Pow(Expr.Constant(3, IrType.Double), y[0]), [2.0]).Derivatives[1], 1e-14, "3 to the power 2");

    private static void AssertFlags(RuleAtPoint rule, string what)
    {
        foreach ((Partial? partial, double value) in rule.Partials.Zip(rule.Derivatives))
        {
            if (double.IsFinite(value)) continue;
            Assert.True(partial!.NeedsGuard, $"{what}: {value} is not guarded.");
            Assert.True(partial.MayBeInfinite || double.IsNaN(value) || !double.IsFinite(rule.Value), $"{what}: {value} where the value is {rule.Value}.");
        }
    }

    private static DerivativeRule RuleOf(string key) => RuleTable.TryGet(key, out DerivativeRule? rule) ? rule : throw new KeyNotFoundException(key);

    private static bool IsSingle(string key) => key.Contains("System.Single", StringComparison.Ordinal);

    /// <summary>What a function approximates that has too few digits for differences.</summary>
    private static Func<double[], double>? Exact(string name) => name switch
    {
        "ReciprocalEstimate" => p => 1 / p[0],
        "ReciprocalSqrtEstimate" => p => 1 / Math.Sqrt(p[0]),
        _ => null,
    };

    private static bool[] Only(int index, int count) => [.. Enumerable.Range(0, count).Select(i => i == index)];

    private static string Text(string function, double[] point) => $"{function} at ({string.Join(", ", point)})";
}
