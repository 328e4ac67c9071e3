using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>The corpus itself: its expected numbers are those of the user's own methods and of central differences.</summary>
public class CorpusValueTests
{
    [Fact]
    public void Corpus_CompilesWithoutTheGenerator() =>
        Assert.Empty(CorpusFiles.Compilation.GetDiagnostics().Where(d => d.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).Select(d => d.ToString()));

    [Theory]
    [MemberData(nameof(CorpusData.All), MemberType = typeof(CorpusData))]
    public void Value_IsTheExpectedOne(string id)
    {
        var @case = CorpusReader.Find(id);
        double[] p = [.. @case.Point];
        var value = CorpusProgram.Plain.Method(@case, Member.Value)(p, [], []);

        if (@case.Method.ReturnsNumber)
        {
            Near.Assert(@case.Value, value, Math.Max(@case.Tolerance, 1e-8), "value");
        }

        if (!@case.Leaves.IsEmpty)
        {
            Near.Assert([.. @case.Leaves], p, 1e-12, "left in the arguments");
        }
    }

    [Theory]
    [MemberData(nameof(CorpusData.Smooth), MemberType = typeof(CorpusData))]
    public void Gradient_IsThatOfCentralDifferences(string id)
    {
        var @case = CorpusReader.Find(id);
        var differences = CorpusData.Differences(@case);
        Near.Assert([.. @case.Gradient], differences, @case.IsSinglePrecision ? 5e-3 : 1e-6, "differences");
    }
}
