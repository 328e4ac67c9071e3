using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Agreement;

/// <summary>Variables of anonymous types that would have to be declared before they have a value, which C# cannot write.</summary>
public class AnonymousTypeTests
{
    [Theory]
    [InlineData("var t = n > 0 ? new { a = n } : new { a = 1 }; return x * t.a;", "ADG0110")]
    [InlineData("var t = new { a = 1 }; if (n > 3) t = new { a = n }; return x * t.a;", "ADG0110")]
    [InlineData("var t = new { a = 1 }; for (int i = 0; i < n; i++) { t = new { a = t.a + i }; x *= t.a; } return x;", "ADG0110")]
    [InlineData("foreach (var p in Enumerable.Range(0, n).Select(i => new { i })) x *= p.i; return x;", "ADG0102")]
    public async Task Variable_IsRefusedByName(string body, string id)
    {
        var run = GeneratorRunner.Run($$"""
            using System.Linq;
            using AutoDiffGen;

            public static partial class Anonymous
            {
                [Differentiable] public static double F(double x, int n) { {{body}} }
            }
            """);
        Assert.Empty(run.Problems);
        Assert.All(Stubs.Find(run.GeneratedTrees)[new("Anonymous", "F")], stub => Assert.Equal(id, stub));
        Assert.Equal(id, Assert.Single((await Analyzers.Errors(run.Compilation)).Select(d => d.Id).Distinct()));
    }
}
