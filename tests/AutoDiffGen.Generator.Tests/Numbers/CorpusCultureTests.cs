using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Numbers;

/// <summary>The corpus as a whole: what the generator writes compiles cleanly and does not depend on the culture or the run.</summary>
public class CorpusCultureTests
{
    [Fact]
    public void GeneratedCode_HasNoWarnings() =>
        Assert.Empty(GeneratorRunner.Run(CorpusFiles.Compilation).Problems.Select(d => d.ToString()));

    [Fact]
    public void GeneratedText_IsTheSameUnderAnotherCulture()
    {
        var invariant = GeneratorRunner.Run(CorpusFiles.Compilation).GeneratedText;
        using var culture = CultureScope.Finnish();
        Assert.Equal(invariant, GeneratorRunner.Run(CorpusFiles.Compilation).GeneratedText);
    }

    [Fact]
    public void GeneratedText_UsesLineFeedsOnly() =>
        Assert.DoesNotContain('\r', GeneratorRunner.Run(CorpusFiles.Compilation).GeneratedText);
}
