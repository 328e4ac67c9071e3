using System.Globalization;

namespace Backpropagation;

/// <summary>Rows of text and numbers, printed in columns.</summary>
internal sealed class Table(params string[] headers)
{
    private readonly List<string[]> rows = [headers];

    /// <summary>Adds a row; numbers are written with six significant digits.</summary>
    public void Add(params object[] cells) => rows.Add([.. cells.Select(Text)]);

    public void Print(string title)
    {
        int[] widths = [.. headers.Select((_, column) => rows.Max(row => row[column].Length))];
        Console.WriteLine(title);
        foreach (string[] row in rows)
        {
            Console.WriteLine("  " + string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))));
            if (row == headers) Console.WriteLine("  " + string.Join("  ", widths.Select(width => new string('-', width))));
        }

        Console.WriteLine();
    }

    private static string Text(object cell) => cell is double number ? number.ToString("G6", CultureInfo.InvariantCulture) : $"{cell}";
}
