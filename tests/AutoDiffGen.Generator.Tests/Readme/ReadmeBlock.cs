using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace AutoDiffGen.Generator.Tests.Readme;

/// <summary>A fenced block of the README, and what the HTML comment above it says it is.</summary>
/// <param name="Kind"><c>sample</c>, <c>members</c>, <c>program</c>, <c>printed</c>, <c>generated</c>, <c>reported</c>, <c>stage</c>; empty when there is no comment.</param>
/// <param name="Argument">What the comment says after the kind: the name of a generated method.</param>
/// <param name="Language">The language of the fence.</param>
/// <param name="Text">The lines inside the fence.</param>
/// <param name="Start">Where the lines begin in the page.</param>
internal sealed partial record ReadmeBlock(string Kind, string Argument, string Language, string Text, int Start)
{
    public static ImmutableArray<ReadmeBlock> All(string page) => [.. Block().Matches(page).Select(match => new ReadmeBlock(
        match.Groups["kind"].Value,
        match.Groups["argument"].Value.Trim(),
        match.Groups["language"].Value,
        match.Groups["text"].Value,
        match.Groups["text"].Index))];

    [GeneratedRegex(@"(?:^<!-- (?<kind>\w+)(?:: (?<argument>[^\n]*?))? -->\n)?^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
