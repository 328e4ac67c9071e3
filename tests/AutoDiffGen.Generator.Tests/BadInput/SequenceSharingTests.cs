using AutoDiffGen.Generator.Tests.Infrastructure;
using Xunit;

namespace AutoDiffGen.Generator.Tests.BadInput;

/// <summary>A sequence may be an array that the method writes, or look at one while it is walked.</summary>
public class SequenceSharingTests
{
    [Theory]
    [InlineData("IEnumerable<double>", true)]
    [InlineData("IReadOnlyCollection<double>", true)]
    [InlineData("ArraySegment<double>", true)]
    [InlineData("HashSet<double>", false)]
    [InlineData("SortedSet<double>", false)]
    public void Sequence_BesideAWrittenArrayIsRefused(string type, bool refused)
    {
        var text = GeneratorRunner.Run($$"""
            using System; using System.Collections.Generic; using AutoDiffGen;
            public static partial class M
            {
                [Differentiable]
                public static double F(double[] w, [Constant] {{type}} values)
                {
                    w[0] *= 2;
                    double sum = 0;
                    foreach (double value in values) sum += w[0] * value;
                    return sum;
                }
            }
            """).GeneratedText;

        Assert.Equal(refused, text.Contains("ADG0114", StringComparison.Ordinal));
    }
}
