using AutoDiffGen.Generator.Rules;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The table against the framework that programs really run on.</summary>
public sealed class RuleTableTests
{
    public static TheoryData<string> RealFunctions => [.. FrameworkFunctions.Real];

    public static TheoryData<string> Keys => [.. RuleTable.All().SelectMany(rule => rule.Keys).Where(key => key.StartsWith("M:System.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(RealFunctions))]
    public void EveryFunctionThatReturnsANumber_HasARowOrAReason(string id)
    {
        // Arrange and act
        bool isDecimal = id.Contains("System.Decimal", StringComparison.Ordinal);
        bool hasRow = RuleTable.Contains(id), hasReason = NotDifferentiable.TryGetReason(id, out _);

        // Assert
        Assert.True(isDecimal || hasRow ^ hasReason, $"{id}: a row {hasRow}, a reason {hasReason}.");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void EveryKey_NamesAFunctionOfTheFramework(string key)
    {
        Assert.True(FrameworkFunctions.All.TryGetValue(key, out var method) || FrameworkFunctions.Generic.TryGetValue(key, out method), key);
        Assert.True(RuleTable.TryGet(key, out DerivativeRule? rule));
        Assert.Equal(rule.Arity, method.GetParameters().Length);
        Assert.Equal(rule.Kind != RuleKind.Inactive, method.ReturnType == typeof(double) || method.ReturnType == typeof(float) || method.ReturnType.IsGenericTypeParameter);
    }

    /// <summary>What a type parameter can compute with is what <c>double</c> can, as far as interfaces declare it.</summary>
    [Fact]
    public void GenericFunctionsOfNumbers_HaveARowWhereThoseOfDoubleHave() =>
        Assert.Empty(FrameworkFunctions.Generic
            .Where(entry => entry.Value.ReturnType.IsGenericTypeParameter && !RuleTable.Contains(entry.Key))
            .Where(entry => entry.Value.GetParameters() is { Length: > 0 } parameters && parameters.All(p => p.ParameterType.IsGenericTypeParameter))
            .Select(entry => entry.Key)
            .Where(key => RuleTable.Contains("M:System.Double." + key[(key.IndexOf("`1.", StringComparison.Ordinal) + 3)..].Replace("`0", "System.Double", StringComparison.Ordinal)))
            .Except(["M:System.Numerics.IBinaryNumber`1.Log2(`0)"]));

    [Fact]
    public void RuntimeKeys_NameMethodsOfTheRuntime() =>
        Assert.Equal(
            ["Double", "Single", "T"],
            typeof(Derivative).GetMethods().Where(method => method.Name == nameof(Derivative.Product)).Select(method => method.ReturnType.Name));

    [Fact]
    public void StepsAndQueries_HaveNoPartials() =>
        Assert.All(
            RuleTable.All().Where(rule => rule.Kind != RuleKind.Smooth && rule.Parameters[0] == "x" && rule.Arity == 1),
            rule => Assert.All(
                rule.Keys.Where(key => FrameworkFunctions.Real.Contains(key)),
                key => Assert.Null(RuleAtPoint.Of(key, [1.5]).Partials[0])));

    [Theory]
    [InlineData("M:System.Double.Parse(System.String)")]
    [InlineData("M:System.Single.CreateChecked``1(``0)")]
    [InlineData("M:System.Math.SinCos(System.Double)")]
    public void FunctionsWithoutARow_HaveAReason(string id)
    {
        Assert.False(RuleTable.Contains(id));
        Assert.True(NotDifferentiable.TryGetReason(id, out _));
    }

    [Theory]
    [InlineData("M:System.Int32.Parse(System.String)")]
    [InlineData("M:N.Parse(System.String)")]
    [InlineData("F:System.Math.PI")]
    public void FunctionsOfOtherTypes_HaveNoReason(string id) => Assert.False(NotDifferentiable.TryGetReason(id, out _));
}
