using AutoDiffGen.Generator.Ir;
using AutoDiffGen.Generator.Rules;
using AutoDiffGen.Generator.Tests.Infrastructure;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The documented choice at every kink and singular point.</summary>
public sealed class KinkTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Math.Abs", 0.0, 0.0)]
    [InlineData("Math.Sqrt", 0.0, Infinity)]
    [InlineData("Math.Cbrt", 0.0, Infinity)]
    [InlineData("Math.Log", 0.0, Infinity)]
    [InlineData("Math.Acos", 1.0, -Infinity)]
    [InlineData("Math.Asin", -1.0, Infinity)]
    [InlineData("Math.Acosh", 1.0, Infinity)]
    [InlineData("Math.Atanh", 1.0, Infinity)]
    [InlineData("Math.Tanh", 800.0, 0.0)]
    [InlineData("Math.Asinh", 1e200, 1e-200)]
    [InlineData("Double.ExpM1", -40.0, 4.248354255291589e-18)]
    public void OfOneArgument(string function, double x, double expected) =>
        Near.Assert(expected, RuleAtPoint.Of(Key(function, 1), [x]).Derivatives[0], 1e-15, $"{function}({x})");

    [Theory]
    [InlineData("Math.Max", 2.0, 2.0, 0.5, 0.5)]
    [InlineData("Math.Min", 2.0, 2.0, 0.5, 0.5)]
    [InlineData("Math.Max", 0.0, -0.0, 0.5, 0.5)]
    [InlineData("Math.Max", double.NaN, 2.0, 1.0, 0.0)]
    [InlineData("Math.Max", 2.0, double.NaN, 0.0, 1.0)]
    [InlineData("Math.Min", double.NaN, 2.0, 1.0, 0.0)]
    [InlineData("Double.MaxNumber", double.NaN, 2.0, 0.0, 1.0)]
    [InlineData("Double.MaxNumber", 2.0, double.NaN, 1.0, 0.0)]
    [InlineData("Math.MaxMagnitude", -3.0, 2.0, 1.0, 0.0)]
    [InlineData("Math.MaxMagnitude", -3.0, 3.0, 0.0, 1.0)]
    [InlineData("Math.MinMagnitude", -3.0, 3.0, 1.0, 0.0)]
    [InlineData("Math.MaxMagnitude", 3.0, 3.0, 0.5, 0.5)]
    [InlineData("Double.Hypot", 0.0, 0.0, 0.0, 0.0)]
    [InlineData("Double.Hypot", 3e200, 4e200, 0.6, 0.8)]
    [InlineData("Math.Atan2", 0.0, 0.0, 0.0, 0.0)]
    [InlineData("Math.Atan2", 0.0, -1.0, -1.0, 0.0)]
    [InlineData("Math.Atan2", 1e200, 1e200, 5e-201, -5e-201)]
    [InlineData("Math.Pow", 0.0, 0.0, 0.0, 0.0)]
    [InlineData("Math.Pow", 0.0, 1.0, 1.0, 0.0)]
    [InlineData("Math.Pow", 0.0, 2.0, 0.0, 0.0)]
    [InlineData("Math.Pow", 0.0, 0.5, Infinity, 0.0)]
    [InlineData("Math.Pow", Infinity, -1.0, 0.0, 0.0)]
    [InlineData("Math.CopySign", -2.0, 3.0, -1.0, 0.0)]
    [InlineData("Math.CopySign", -0.0, -3.0, 1.0, 0.0)]
    [InlineData("Math.IEEERemainder", 7.5, 2.0, 1.0, -4.0)]
    [InlineData("Double.RootN", 0.0, 3.0, Infinity, 0.0)]
    [InlineData("Double.RootN", 0.0, 1.0, 1.0, 0.0)]
    public void OfTwoArguments(string function, double x, double y, double first, double second) =>
        Near.Assert([first, second], RuleAtPoint.Of(Key(function, 2), [x, y]).Derivatives, 1e-15, $"{function}({x}, {y})");

    [Theory]
    [InlineData("Math.Max", 2.0, 1.0)]
    [InlineData("Math.Max", 0.0, 0.0)]
    [InlineData("Math.Max", -2.0, 0.0)]
    [InlineData("Math.Max", double.NaN, 1.0)]
    [InlineData("Math.Min", 2.0, 0.0)]
    [InlineData("Math.Min", 0.0, 0.0)]
    [InlineData("Math.Min", -2.0, 1.0)]
    [InlineData("Math.Min", double.NaN, 1.0)]
    [InlineData("Double.MaxNumber", double.NaN, 0.0)]
    [InlineData("Double.MinNumber", double.NaN, 0.0)]
    [InlineData("Math.MaxMagnitude", -2.0, 1.0)]
    public void OfAnArgumentAndZero_InEitherOrder(string function, double x, double expected)
    {
        Assert.Equal([expected, 0], RuleAtPoint.Of(Key(function, 2), [x, 0], [true, false]).Derivatives);
        Assert.Equal([0, expected], RuleAtPoint.Of(Key(function, 2), [0, x], [false, true]).Derivatives);
    }

    [Theory]
    [InlineData(0.5, 1.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 0.0, 0.0)]
    [InlineData(1.0, 1.0, 0.0, 0.0)]
    [InlineData(-5.0, 0.0, 1.0, 0.0)]
    [InlineData(5.0, 0.0, 0.0, 1.0)]
    [InlineData(double.NaN, 1.0, 0.0, 0.0)]
    public void OfClamp_ToTheUnitInterval(double x, double first, double second, double third) =>
        Assert.Equal([first, second, third], RuleAtPoint.Of(Key("Math.Clamp", 3), [x, 0, 1]).Derivatives);

    [Fact]
    public void OfTheRectifier_IsReadFromTheResult()
    {
        Partial partial = RuleAtPoint.Of(x => new Apply(Key("Math.Max", 2), Helpers.EquatableArray.Of(Expr.Zero(IrType.Double), x[0]), IrType.Double), [2.0]).Partials[1]!;
        var condition = Assert.IsType<Binary>(Assert.IsType<Select>(partial.Value).Condition);
        Assert.Equal("r", Assert.IsType<Read>(condition.Left).Local.Name);
        Assert.Equal(Expr.Zero(IrType.Double), condition.Right);
    }

    private static string Key(string function, int arity) =>
        $"M:System.{function}({(function.EndsWith("RootN", StringComparison.Ordinal) ? "System.Double,System.Int32" : string.Join(",", Enumerable.Repeat("System.Double", arity)))})";
}
