using System.IO.Compression;
using CsvHelper;
using static Digits.DigitClassifier;

namespace Digits;

/// <summary>Images of handwritten digits, each of 8×8 brightnesses from 0 to 1, and the digit on each.</summary>
internal sealed record DigitData(double[] Images, int[] Labels)
{
    private const double Brightest = 16;

    public int Count => Labels.Length;

    /// <summary>Reads a compressed table with one image a row: its pixels, then its label.</summary>
    public static DigitData Load(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var table = CsvReader.Create(file, new CsvReaderOptions { HasHeader = false });
        var images = new List<double>();
        var labels = new List<int>();
        while (table.Read())
        {
            for (int i = 0; i < Pixels; i++) images.Add(table.Parse<double>(i) / Brightest);
            labels.Add(table.Parse<int>(Pixels));
        }

        return new DigitData([.. images], [.. labels]);
    }

    public ReadOnlySpan<double> Image(int sample) => Images.AsSpan(sample * Pixels, Pixels);
}
