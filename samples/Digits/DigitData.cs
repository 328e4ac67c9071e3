using System.IO.Compression;
using System.Numerics.Tensors;
using AutoDiffGen.Training;
using CsvHelper;
using static Digits.DigitClassifier;

namespace Digits;

/// <summary>Images of handwritten digits, each of 8×8 brightnesses from 0 to 1, and the digit on each.</summary>
internal static class DigitData
{
    private const double Brightest = 16;

    /// <summary>Reads a compressed table with one image a row: its pixels, then its label. (<see cref="CsvTable"/> would do too; any library does.)</summary>
    public static Dataset Load(string path)
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

        return new Dataset { ["images"] = Tensor.Create(images.ToArray(), [labels.Count, Pixels]), ["labels"] = labels.ToArray() };
    }
}
