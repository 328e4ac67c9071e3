using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>Renders diagnostics as Verify.SourceGenerators does.</summary>
internal static class DiagnosticRenderer
{
    public static string Render(ImmutableArray<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("{\n  Diagnostics: [\n");
        for (int i = 0; i < diagnostics.Length; i++)
        {
            Diagnostic d = diagnostics[i];
            text.Append("    {\n");
            FileLinePositionSpan span = d.Location.GetMappedLineSpan();
            if (d.Location != Location.None) text.Append($"      Location: {span.Path.Replace('/', '\\')}: {Span(span.Span)},\n");
            text.Append($"      Message: {d.GetMessage(CultureInfo.InvariantCulture)},\n      Severity: {d.Severity},\n");
            if (d.WarningLevel != 0) text.Append($"      WarningLevel: {d.WarningLevel},\n");
            var x = d.Descriptor;
            text.Append($"      Descriptor: {{\n        Id: {x.Id},\n        Title: {x.Title},\n");
            if (x.Description.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } description) text.Append($"        Description: {description},\n");
            if (x.HelpLinkUri is { Length: > 0 } help) text.Append($"        HelpLink: {help},\n");
            text.Append($"        MessageFormat: {x.MessageFormat},\n        Category: {x.Category},\n        DefaultSeverity: {x.DefaultSeverity},\n        IsEnabledByDefault: {(x.IsEnabledByDefault ? "true" : "false")}\n      }}\n");
            text.Append(i == diagnostics.Length - 1 ? "    }\n" : "    },\n");
        }
        return text.Append("  ]\n}").ToString();
    }

    private static string Span(Microsoft.CodeAnalysis.Text.LinePositionSpan s) =>
        $"({s.Start.Line},{s.Start.Character})-({s.End.Line},{s.End.Character})";
}
