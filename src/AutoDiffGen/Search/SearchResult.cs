using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace AutoDiffGen.Training;

/// <summary>The trials of a search, as a list, a table and a file.</summary>
/// <param name="Names">The names of the hyper-parameters.</param>
/// <param name="Trials">The trials, round by round in the order of their numbers.</param>
/// <param name="IsComplete">Whether all trials were run, none being cancelled.</param>
public sealed record SearchResult(ImmutableArray<string> Names, ImmutableArray<Trial> Trials, bool IsComplete)
{
    /// <summary>The version of this package that made the trials.</summary>
    public string Version { get; } = typeof(SearchResult).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>The trial with the lowest result among those with the largest budget; null if there is none whose result is a number.</summary>
    public Trial? Best => Trial.BestFirst(Trials.Where(static trial => !double.IsNaN(trial.Result))).FirstOrDefault();

    /// <summary>Writes the trials as CSV: number, budget, seed, the hyper-parameters, result and version, one line a trial. Numbers are in full and in invariant culture.</summary>
    /// <param name="destination">Where to write.</param>
    public void WriteCsv(TextWriter destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        Write(["trial", "budget", "seed", .. Names, "result", "version"]);
        foreach (Trial trial in Trials) Write([.. Cells(trial, static value => Text(value)), Version]);

        void Write(IEnumerable<string> cells) => destination.Write(string.Join(',', cells.Select(Quoted)) + '\n');
    }

    /// <summary>Writes the trials to a file, as <see cref="WriteCsv"/> does.</summary>
    /// <param name="path">The file; one that is there is overwritten.</param>
    public void SaveCsv(string path)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        WriteCsv(writer);
    }

    /// <summary>The trials as a table, the best first; numbers are rounded, in invariant culture.</summary>
    public override string ToString()
    {
        string[][] rows = [["trial", "budget", "seed", .. Names, "result"], .. Trial.BestFirst(Trials).Select(static trial => Cells(trial, Short).ToArray())];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).TrimEnd() + '\n'));
    }

    private static IEnumerable<string> Cells(Trial trial, Func<object, string> format) =>
        new object[] { trial.Settings.Index, trial.Settings.Budget, trial.Settings.Seed }.Concat(trial.Settings.Values).Append(trial.Result).Select(format);

    private static string Short(object value) => value is double or float ? ((IFormattable)value).ToString("G5", CultureInfo.InvariantCulture) : Text(value);

    private static string Text(object value) => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "";

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
