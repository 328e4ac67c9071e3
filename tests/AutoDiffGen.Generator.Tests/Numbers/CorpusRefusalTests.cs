using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>What is outside the language throws, naming the diagnostic: never a wrong number.</summary>
public class CorpusRefusalTests
{
    [Theory]
    [MemberData(nameof(CorpusData.Refused), MemberType = typeof(CorpusData))]
    public void Derivative_ThrowsNamingTheDiagnostic(string id)
    {
        var run = DerivativeRun.Of(id, Member.Gradient);

        var exception = Assert.Throws<NotSupportedException>(() => run.Call(run.Vector(0), []));

        Assert.StartsWith(run.Case.Method.Refused, exception.Message, StringComparison.Ordinal);
    }
}
