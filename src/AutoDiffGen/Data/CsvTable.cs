using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>A table read from comma-separated values (RFC 4180), whose columns become those of a <see cref="Dataset"/>.</summary>
/// <remarks>
/// Numbers are read in the invariant culture, with spaces around them allowed. A field in quotation marks may hold delimiters and ends of lines, and a quotation mark if it is doubled.
/// They are finite: what is infinite or too large is an error, and so is <c>NaN</c> unless <see cref="CsvOptions.MissingValues"/> asks for it. Empty lines are skipped. What is wrong is an <see cref="InvalidDataException"/> that names file, line and column.
/// </remarks>
/// <example><code>
/// CsvTable table = CsvTable.Load("iris.csv");
/// var data = new Dataset { ["x"] = table.Numbers&lt;double&gt;("sepal length", "sepal width"), ["species"] = table.Categories("species", out _) };
/// </code></example>
public sealed class CsvTable
{
    private readonly CsvText text;
    private readonly CsvOptions options;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly int[] rows;

    private CsvTable(CsvText text, CsvOptions options)
    {
        (this.text, this.options) = (text, options);
        if (options.HasHeader && text.Records == 0) throw new InvalidDataException($"{text.Name}, line 1: it is empty; there is no header.");
        int first = options.HasHeader ? 1 : 0;
        var columns = ImmutableArray.CreateBuilder<string>();
        for (int place = 0; place < text.Columns; place++)
        {
            string name = options.HasHeader ? text.Field(0, place).Trim().ToString() : place.ToString(CultureInfo.InvariantCulture);
            if (!places.TryAdd(name, place)) throw text.Error(0, place, name, "two columns have this name");
            columns.Add(name);
        }

        Columns = columns.ToImmutable();
        rows = [.. Enumerable.Range(first, Math.Max(0, text.Records - first)).Where(record => options.MissingValues != MissingValues.LeaveOutRow || !HasMissing(record))];
    }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => rows.Length;

    /// <summary>Reads a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark; one compressed by gzip is decompressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is to be read; null for commas and a header.</param>
    /// <exception cref="InvalidDataException">It is no text in these encodings, or no table: there is no header, a row has too many or too few fields, or a quotation mark is not closed.</exception>
    public static CsvTable Load(string path, CsvOptions? options = null)
    {
        using Stream stream = Decompression.Open(path);
        using var reader = new StreamReader(stream);
        try
        {
            string text = reader.ReadToEnd();
            RequireDecoded(text, path);
            return Parse(text, options, path);
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>What could not be decoded would make different labels the same.</summary>
    private static void RequireDecoded(string text, string path)
    {
        int place = text.IndexOf('\uFFFD');
        if (place >= 0) throw new InvalidDataException($"{path}, line {text.AsSpan(0, place).Count('\n') + 1}: it has bytes that are no UTF-8. Save it as UTF-8.");
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How it is to be read; null for commas and a header.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <exception cref="InvalidDataException">It is no table: there is no header, a row has too many or too few fields, or a quotation mark is not closed.</exception>
    public static CsvTable Parse(string text, CsvOptions? options = null, string name = "CSV")
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= new CsvOptions();
        return new CsvTable(CsvText.Parse(text, options.Delimiter, name), options);
    }

    /// <summary>A column as numbers.</summary>
    /// <typeparam name="T">The type of the numbers: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidDataException">A field is no number, not finite, or missing; the message names line and column.</exception>
    public T[] Numbers<T>(string column) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int place = Place(column);
        T[] values = new T[rows.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Number<T>(rows[i], place);
        return values;
    }

    /// <summary>Several columns as one matrix, rows × columns.</summary>
    /// <typeparam name="T">The type of the numbers: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="columns">The names of the columns.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidDataException">A field is no number, not finite, or missing; the message names line and column.</exception>
    public Tensor<T> Numbers<T>(params ReadOnlySpan<string> columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] values = new T[checked(rows.Length * columns.Length)];
        for (int j = 0; j < columns.Length; j++)
        {
            int place = Place(columns[j]);
            for (int i = 0; i < rows.Length; i++) values[i * columns.Length + j] = Number<T>(rows[i], place);
        }

        return Tensor.Create(values, [rows.Length, columns.Length]);
    }

    /// <summary>A column of integers.</summary>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidDataException">A field is no integer, or is missing; the message names line and column.</exception>
    public int[] Integers(string column)
    {
        int place = Place(column);
        return Array.ConvertAll(rows, record => int.TryParse(Present(record, place), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Error(record, place, $"'{text.Field(record, place)}' is no integer"));
    }

    /// <summary>A column of texts as labels: each text is numbered by its place among all that occur, in ordinal order.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="names">The text of each label.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidDataException">A field is missing; the message names line and column.</exception>
    public int[] Categories(string column, out ImmutableArray<string> names)
    {
        int place = Place(column);
        string[] values = Array.ConvertAll(rows, record => Present(record, place).ToString());
        ImmutableArray<string> sorted = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        names = sorted;
        return Array.ConvertAll(values, value => sorted.BinarySearch(value, StringComparer.Ordinal));
    }

    private T Number<T>(int record, int place) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<char> field = text.Field(record, place).Trim();
        if (options.MissingValues == MissingValues.NotANumber && IsMissing(field)) return T.NaN;
        if (!T.TryParse(Present(record, place), NumberStyles.Float, CultureInfo.InvariantCulture, out T value)) throw Error(record, place, $"'{field}' is no number");
        if (T.IsFinite(value) || (T.IsNaN(value) && options.MissingValues == MissingValues.NotANumber)) return value;
        throw Error(record, place, T.IsNaN(value)
            ? $"'{field}' is not a number. Fill it in, name it in Missing, or read it as NaN, by MissingValues"
            : $"'{field}' is beyond the range of {DataColumn.NameOf(typeof(T))}. Mend it, or name it in Missing");
    }

    private ReadOnlySpan<char> Present(int record, int place)
    {
        ReadOnlySpan<char> field = text.Field(record, place).Trim();
        return !IsMissing(field) ? field : throw Error(record, place, "the value is missing. Fill it in, leave the row out, or read it as NaN, by MissingValues");
    }

    private bool HasMissing(int record)
    {
        for (int place = 0; place < text.Columns; place++)
        {
            if (IsMissing(text.Field(record, place).Trim())) return true;
        }

        return false;
    }

    private bool IsMissing(ReadOnlySpan<char> field)
    {
        if (field.IsEmpty) return true;
        foreach (string missing in options.Missing)
        {
            if (field.SequenceEqual(missing)) return true;
        }

        return false;
    }

    private int Place(string column) => places.TryGetValue(column, out int place) ? place
        : throw new ArgumentException($"There is no column '{column}' in {text.Name}; there are {string.Join(", ", Columns)}.", nameof(column));

    private InvalidDataException Error(int record, int place, string problem) => text.Error(record, place, Columns[place], problem);
}
