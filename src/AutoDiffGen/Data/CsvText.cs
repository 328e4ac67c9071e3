namespace AutoDiffGen.Training;

/// <summary>A text of comma-separated values, and where in it the fields are.</summary>
internal sealed class CsvText
{
    private readonly string text;
    private readonly List<(int Start, int Length)> fields = [];
    private readonly List<int> lines = [];
    private readonly char delimiter;
    private int at;
    private int line = 1;

    private CsvText(string text, char delimiter, string name) => (this.text, this.delimiter, Name) = (text, delimiter, name);

    /// <summary>What the text is called in errors.</summary>
    public string Name { get; }

    /// <summary>The number of fields of every record.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of records, the header included.</summary>
    public int Records => lines.Count;

    public static CsvText Parse(string text, char delimiter, string name)
    {
        var parsed = new CsvText(text, delimiter, name);
        if (text.StartsWith('\uFEFF')) parsed.at = 1;
        while (parsed.at < text.Length) parsed.ReadRecord();
        return parsed;
    }

    public ReadOnlySpan<char> Field(int record, int place)
    {
        (int start, int length) = fields[record * Columns + place];
        if (length >= 0) return text.AsSpan(start, length);

        // A negative length is that of a field in quotation marks, in which they are doubled.
        return text.Substring(start, ~length).Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    public InvalidDataException Error(int record, int place, string column, string problem) =>
        new($"{Name}, line {lines[record]}, column {place + 1} ('{column}'): {problem}.");

    private void ReadRecord()
    {
        if (SkipEndOfLine()) return;
        int first = fields.Count;
        lines.Add(line);
        ReadField();
        while (at < text.Length && text[at] == delimiter)
        {
            at++;
            ReadField();
        }

        int count = fields.Count - first;
        if (lines.Count == 1) Columns = count;
        if (count != Columns) throw new InvalidDataException($"{Name}, line {lines[^1]}: it has {count} fields; the first line has {Columns}.");
        SkipEndOfLine();
    }

    private bool SkipEndOfLine()
    {
        if (at >= text.Length || text[at] is not ('\r' or '\n')) return false;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
        return true;
    }

    private void ReadField()
    {
        if (at < text.Length && text[at] == '"')
        {
            ReadQuoted();
            return;
        }

        int start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n')) at++;
        fields.Add((start, at - start));
    }

    private void ReadQuoted()
    {
        int opened = line, start = ++at;
        bool isDoubled = false;
        while (true)
        {
            if (at >= text.Length) throw new InvalidDataException($"{Name}, line {opened}: the quotation mark of field {fields.Count - (lines.Count - 1) * Columns + 1} is not closed.");
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"') break;
                isDoubled = true;
                at++;
            }
            else if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n')))
            {
                line++;
            }

            at++;
        }

        fields.Add((start, isDoubled ? ~(at - start) : at - start));
        at++;
        if (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            throw new InvalidDataException($"{Name}, line {line}: '{text[at]}' follows the closing quotation mark of field {fields.Count - (lines.Count - 1) * Columns}.");
        }
    }
}
