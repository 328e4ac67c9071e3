using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace AutoDiffGen.Tests.Runtime;

/// <summary>Every one of the 136 numbered reference facts has a test that is named after it.</summary>
public sealed partial class FactTests
{
    private const int Count = 136;

    [Fact]
    public void EveryNumberedFact_HasATest()
    {
        IEnumerable<int> tested = typeof(FactTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static method => method.GetCustomAttribute<FactAttribute>() is not null)
            .SelectMany(static method => NumbersOf(method.Name));
        Assert.Empty(Enumerable.Range(1, Count).Except(tested));
    }

    /// <summary>Where one test is for several facts, each of them has its data.</summary>
    [Fact]
    public void EveryFactOfARange_HasItsData()
    {
        MethodInfo[] theories = [.. typeof(FactTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static method => method.GetCustomAttribute<TheoryAttribute>() is not null && NumbersOf(method.Name).Count() > 1 && method.GetParameters()[0].Name == "fact")];
        Assert.InRange(theories.Length, 9, 20);
        Assert.All(theories, static theory =>
        {
            IEnumerable<object?[]> rows = theory.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(theory));
            int[] numbers = [.. rows.Select(static row => row[0] is int number ? number : int.Parse(((string)row[0]!)[1..], CultureInfo.InvariantCulture)).Distinct().Order()];
            Assert.Equal(NumbersOf(theory.Name).Where(number => theory.Name != "Facts_66_to_69_TwoHundredSteps" || number != 66), numbers);
        });
    }

    /// <summary>Of names such as <c>Fact_19_Clip</c>, <c>F119_Sensor</c>, <c>Facts_9_to_17_FiveSteps</c>, <c>Facts_79_81_Exponential</c>.</summary>
    private static IEnumerable<int> NumbersOf(string name)
    {
        Match match = Name().Match(name);
        if (!match.Success) return [];
        int first = int.Parse(match.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
        if (!match.Groups["last"].Success) return [first];
        int last = int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["between"].Value is "_to_" ? Enumerable.Range(first, last - first + 1) : [first, last];
    }

    [GeneratedRegex("^F(?:act|acts)?_?(?<first>[0-9]+)(?:(?<between>_to_|_and_|_)(?<last>[0-9]+))?_", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
