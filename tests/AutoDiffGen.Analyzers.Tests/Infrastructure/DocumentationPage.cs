using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AutoDiffGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Analyzers.Tests.Infrastructure;

/// <summary>A page of analyzers/docs: its text and the code in it.</summary>
internal sealed partial record DocumentationPage(string Text, ImmutableArray<string> Code)
{
    public static DocumentationPage Read(string id)
    {
        string text = File.ReadAllText(Repository.Page(id)).ReplaceLineEndings("\n");
        return new DocumentationPage(text, [.. CodeBlock().Matches(text).Select(match => match.Groups[1].Value)]);
    }

    /// <summary>What the page of a diagnostic must start with.</summary>
    public static string Head(DiagnosticDescriptor descriptor)
    {
        string suppressed = descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable) ? "no" : "yes";
        string severity = SeverityOf(descriptor);
        return $"""
            # {descriptor.Id}: {descriptor.Title}

            | Category | Severity | Can be suppressed |
            |----------|----------|-------------------|
            | {descriptor.Category} | {severity} | {suppressed} |


            """.ReplaceLineEndings("\n");
    }

    /// <summary>A first page, for an identifier that has none.</summary>
    public static string Stub(DiagnosticDescriptor descriptor) =>
        Head(descriptor) + "What it says.\n\n## Code that is reported\n\n```csharp\n```\n\n## Why\n\n## What to do instead\n\n```csharp\n```\n";

    /// <summary>The list of all pages, as analyzers/docs/README.md has it.</summary>
    public static string Index()
    {
        var rows = DiagnosticDescriptors.All.Select(d => $"| [{d.Id}]({d.Id}.md) | {d.Title} | {d.Category} | {SeverityOf(d)} |\n");
        return "# Diagnostics\n\nWhat the build says about annotated methods, with code that is reported and code to write instead.\n\n"
            + "| Id | Title | Category | Severity |\n|----|-------|----------|----------|\n" + string.Concat(rows);
    }

    /// <summary>The table of all diagnostics, as the README of the repository has it.</summary>
    /// <param name="fixable">The identifiers that there are code fixes for.</param>
    public static string ReadmeTable(IReadOnlyCollection<string> fixable)
    {
        var rows = DiagnosticDescriptors.All.Select(d => $"| [{d.Id}](analyzers/docs/{d.Id}.md) | {d.Title} | {SeverityOf(d)} | {(fixable.Contains(d.Id) ? "yes" : "")} |\n");
        return "| id | what | severity | code fix |\n|---|---|---|---|\n" + string.Concat(rows);
    }

    private static string SeverityOf(DiagnosticDescriptor descriptor) => descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : $"{descriptor.DefaultSeverity}, off";

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
