using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Infrastructure;

/// <summary>
/// Compares the sources a generator driver produced with files on disk, in the layout of
/// Verify.SourceGenerators, so that this class can be replaced by that package without moving a file.
/// </summary>
internal static class Snapshot
{
    private const string Directory = "_snapshots";
    private static readonly UTF8Encoding Utf8Bom = new(encoderShouldEmitUTF8Identifier: true);

    public static void Verify(
        GeneratorDriver driver,
        (string Name, object? Value)[]? parameters = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "")
    {
        GeneratorDriverRunResult run = driver.GetRunResult();
        foreach (GeneratorRunResult result in run.Results)
        {
            if (result.Exception is { } exception)
            {
                throw new InvalidOperationException("The generator threw.", exception);
            }
        }

        var targets = new List<(string? Name, string Extension, string Text)>();
        if (run.Diagnostics.Length > 0)
        {
            targets.Add((null, "txt", DiagnosticRenderer.Render(run.Diagnostics)));
        }

        foreach (GeneratedSourceResult source in run.Results.SelectMany(r => r.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal)))
        {
            targets.Add((Path.GetFileNameWithoutExtension(source.HintName), "cs", $"//HintName: {source.HintName}\n{source.SourceText}"));
        }

        string prefix = Path.GetFileNameWithoutExtension(sourceFile) + "." + method +
            string.Concat((parameters ?? []).Select(p => $"_{p.Name}={Escape(p.Value)}"));
        Compare(Path.Combine(Path.GetDirectoryName(sourceFile)!, Directory), prefix, targets);
    }

    /// <summary>Compares a text with the file of the test's name.</summary>
    public static void Verify(string text, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        Compare(Path.Combine(Path.GetDirectoryName(sourceFile)!, Directory), Path.GetFileNameWithoutExtension(sourceFile) + "." + method, [(null, "txt", text)]);

    private static void Compare(string directory, string prefix, List<(string? Name, string Extension, string Text)> targets)
    {
        System.IO.Directory.CreateDirectory(directory);
        foreach (string stale in Existing(directory, prefix, ".received."))
        {
            File.Delete(stale);
        }

        var failures = new StringBuilder();
        var left = Existing(directory, prefix, ".verified.").ToHashSet(StringComparer.Ordinal);
        foreach (var (name, extension, text) in targets)
        {
            string stem = Path.Combine(directory, prefix + (name is null ? "" : "#" + name));
            string verified = $"{stem}.verified.{extension}", received = $"{stem}.received.{extension}";
            string actual = text.ReplaceLineEndings("\n");
            left.Remove(verified);

            string? expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
            if (expected == actual)
            {
                continue;
            }

            File.WriteAllText(received, actual, Utf8Bom);
            failures.Append(expected is null ? "New:\n" : "NotEqual:\n")
                .Append($"  - Received: {Path.GetFileName(received)}\n    Verified: {Path.GetFileName(verified)}\n")
                .Append(FirstDifference(expected ?? "", actual));
        }

        foreach (string file in left.Order(StringComparer.Ordinal))
        {
            failures.Append($"Delete:\n  - {Path.GetFileName(file)}\n");
        }

        if (failures.Length > 0)
        {
            throw new Xunit.Sdk.XunitException($"Directory: {directory}\n{failures}");
        }
    }

    private static IEnumerable<string> Existing(string directory, string prefix, string kind) =>
        System.IO.Directory.EnumerateFiles(directory).Where(f => Path.GetFileName(f) is var n
            && n.StartsWith(prefix, StringComparison.Ordinal) && n.Length > prefix.Length && n[prefix.Length] is '.' or '#'
            && n.Contains(kind, StringComparison.Ordinal));

    private static string FirstDifference(string expected, string actual)
    {
        string[] a = expected.Split('\n'), b = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => i >= a.Length || i >= b.Length || a[i] != b[i]);
        return $"    line {line + 1}\n    - {a.ElementAtOrDefault(line) ?? "<end of file>"}\n    + {b.ElementAtOrDefault(line) ?? "<end of file>"}\n";
    }

    private static string Escape(object? value) => string.Concat(
        (value switch { null => "null", IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture), _ => value.ToString()! })
        .Select(c => c < ' ' || "\"\\<>|:*?/#".Contains(c) ? '-' : c));
}
