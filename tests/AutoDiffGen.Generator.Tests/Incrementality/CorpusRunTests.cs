using AutoDiffGen.Generator.Tests.Infrastructure;
using AutoDiffGen.Generator.Tests.Infrastructure.Corpus;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Incrementality;

/// <summary>Every corpus file, run twice, and edited where no program changes.</summary>
public class CorpusRunTests
{
    public static TheoryData<string> Files => [.. CorpusFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void SecondRun_DoesNothingAgain(string file) =>
        TrackedRun.Of(Compilation(file), c => c).AssertNothingWasDoneAgain();

    [Theory]
    [MemberData(nameof(Files))]
    public void CommentInFrontOfEveryLine_DoesNothingAgain(string file) =>
        TrackedRun.Of(Compilation(file), c => c.ReplaceSyntaxTree(c.SyntaxTrees[0], Commented(file))).AssertNothingWasDoneAgain();

    private static Microsoft.CodeAnalysis.SyntaxTree Commented(string file)
    {
        // Not inside raw or verbatim strings, of which the corpus has none, and not in front of directives.
        var lines = CorpusFiles.Find(file).ToString().Split('\n');
        return CompilationFactory.Parse(string.Join("\n", lines.Select(l => l.StartsWith('#') ? l : $"/* ; */  {l}")), file);
    }

    private static CSharpCompilation Compilation(string file) => CompilationFactory.Create(
        [CorpusFiles.Find(file), .. CorpusFiles.Trees.Where(t => t.FilePath != file)]).RemoveSyntaxTrees(
        CorpusFiles.Trees.Where(t => t.FilePath != file && CorpusFiles.Names.Contains(t.FilePath) && !IsCalled(t.FilePath)));

    // Annotated methods that other corpus files call.
    private static bool IsCalled(string file) => file.StartsWith("A01_", StringComparison.Ordinal);
}
