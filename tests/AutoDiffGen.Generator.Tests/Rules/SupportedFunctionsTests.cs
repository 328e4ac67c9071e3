using System.Runtime.CompilerServices;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>The page of supported functions says what the rule table says.</summary>
public sealed class SupportedFunctionsTests
{
    [Fact]
    public void Page_IsUpToDate()
    {
        string page = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "generator", "docs", "supported-functions.md"));
        string expected = SupportedFunctionsPage.Text();
        if (File.Exists(page) && File.ReadAllText(page) == expected) return;

        Directory.CreateDirectory(Path.GetDirectoryName(page)!);
        File.WriteAllText(page, expected);
        Assert.Fail("generator/docs/supported-functions.md was out of date and has been written anew. Look at it and commit it.");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
