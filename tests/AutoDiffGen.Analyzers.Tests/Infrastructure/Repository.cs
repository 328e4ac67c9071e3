using System.Runtime.CompilerServices;

namespace AutoDiffGen.Analyzers.Tests.Infrastructure;

/// <summary>Where the files of the repository are that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    public static string Docs { get; } = Path.Combine(Root, "analyzers", "docs");

    public static string Page(string id) => Path.Combine(Docs, id + ".md");

    /// <summary>Puts the text into the file, and fails when that changed it.</summary>
    public static void AssertUpToDate(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        File.WriteAllText(path, text);
        Assert.Fail($"{Path.GetRelativePath(Root, path)} was out of date and has been written anew. Look at it and commit it.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
