using System.Globalization;

namespace ADBench.Files;

/// <summary>The numbers of a text file, one after the other.</summary>
internal sealed class NumberReader(string path)
{
    private readonly string[] words = File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    private int position;

    public int Int() => int.Parse(words[position++], CultureInfo.InvariantCulture);

    public double Double() => double.Parse(words[position++], CultureInfo.InvariantCulture);

    public double[] Vector(int count) => [.. Enumerable.Range(0, count).Select(_ => Double())];

    public double[,] Matrix(int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) matrix[i, j] = Double();
        }

        return matrix;
    }
}
