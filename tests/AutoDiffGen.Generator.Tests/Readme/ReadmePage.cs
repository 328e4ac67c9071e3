using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.Readme;

/// <summary>The README at the root of the repository.</summary>
internal static class ReadmePage
{
    public static string Path { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "README.md"));

    public static string Text { get; } = File.ReadAllText(Path).ReplaceLineEndings("\n");

    public static ImmutableArray<ReadmeBlock> Blocks { get; } = ReadmeBlock.All(Text);

    public static IEnumerable<ReadmeBlock> Of(string kind) => Blocks.Where(b => b.Kind == kind);

    /// <summary>Puts into blocks what belongs there, and fails when that changed the page.</summary>
    public static void AssertUpToDate(IEnumerable<ReadmeBlock> blocks, Func<ReadmeBlock, string> expected)
    {
        string text = File.ReadAllText(Path).ReplaceLineEndings("\n");
        string current = text;
        foreach (ReadmeBlock block in blocks) current = Replace(current, block, expected(block).TrimEnd() + "\n");
        if (current == text) return;
        File.WriteAllText(Path, current);
        Assert.Fail("README.md was out of date and has been written anew. Look at it and commit it.");
    }

    // An earlier replacement may have moved the block: it is found again by what stands above it.
    private static string Replace(string page, ReadmeBlock block, string text)
    {
        ReadmeBlock now = ReadmeBlock.All(page).Single(b => b.Kind == block.Kind && b.Argument == block.Argument);
        return page[..now.Start] + text + page[(now.Start + now.Text.Length)..];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
