using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Diagnostics;

namespace AutoDiffGen.Analyzers.Tests;

/// <summary>The lists of released and unreleased diagnostics say what the descriptors say.</summary>
public sealed partial class ReleaseTrackingTests
{
    [Fact]
    public void ReleaseFiles_ListEveryDescriptorAsItIs()
    {
        var listed = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .Select(name => Path.Combine(Repository.Root, "generator", "AutoDiffGen.Generator", name))
            .SelectMany(path => Row().Matches(File.ReadAllText(path)))
            .Select(row => (row.Groups["id"].Value, row.Groups["category"].Value, row.Groups["severity"].Value, row.Groups["title"].Value));

        Assert.Equal(
            DiagnosticDescriptors.All.Select(d => (d.Id, d.Category, d.IsEnabledByDefault ? d.DefaultSeverity.ToString() : "Disabled", d.Title.ToString())),
            listed.OrderBy(row => row.Item1, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^(?<id>ADG\d{4}) \| (?<category>\S+) \| (?<severity>\w+) \| (?<title>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
