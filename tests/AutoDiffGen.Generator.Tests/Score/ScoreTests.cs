using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using AutoDiffGen.Generator.Tests.Readme;
using Xunit;
using Xunit.Abstractions;

namespace AutoDiffGen.Generator.Tests.Score;

/// <summary>The score of the cases that differentiators get wrong, as the README shows it.</summary>
public class ScoreTests(ITestOutputHelper output)
{
    [Fact]
    public void Score_IsThatOfTheReadme()
    {
        string score = CaseScore.Text();
        output.WriteLine(score);
        Assert.Single(ReadmePage.Of("score"));
        ReadmePage.AssertUpToDate(ReadmePage.Of("score"), _ => score);
    }

    [Fact]
    public void Cases_AreNeverWrong() => Assert.Empty(CaseScore.Verdicts.Where(v => v.Verdict == Verdict.Wrong).Select(v => v.Id));

    [Fact]
    public void Cases_ThatAreRefusedSayWhy() =>
        Assert.All(CaseScore.Verdicts.Where(v => v.Verdict == Verdict.Refused), v => Assert.NotEqual("", v.Method.Because));

    [Fact]
    public void Cases_HaveAFileEach()
    {
        string[] ids = [.. CaseGroup.All.SelectMany(g => g.Ids)];
        string[] files = [.. CorpusFiles.Names.Where(n => n.Length > 4 && n[3] == '_' && char.IsAsciiDigit(n[1]) && char.IsAsciiDigit(n[2])).Select(n => n[..3])];
        Assert.Equal(ids, files.Order(StringComparer.Ordinal));
    }
}
