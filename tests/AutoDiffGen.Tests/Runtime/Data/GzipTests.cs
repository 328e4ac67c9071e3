using System.Globalization;
using System.IO.Compression;
using System.Text;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Data;

/// <summary>Compressed files: whole ones are read, also of several members, and every cut is refused.</summary>
public sealed class GzipTests : IDisposable
{
    private readonly string path = Path.Combine(AppContext.BaseDirectory, Guid.NewGuid() + ".csv.gz");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void EveryCutIsRefused(CompressionLevel level)
    {
        byte[] whole = Compressed(Table(60), level);
        for (int length = 2; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            string message = Assert.Throws<InvalidDataException>(() => CsvTable.Load(path)).Message;
            Assert.StartsWith(path + ": ", message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, whole);
        Assert.Equal(60, CsvTable.Load(path).Rows);
    }

    [Fact]
    public void ACutIsToldAsSuch_AndSoAreBytesThatFollow()
    {
        byte[] whole = Compressed(Table(60), CompressionLevel.Fastest);
        foreach (byte[] bytes in new[] { whole[..^9], [.. whole, 0, 0, 0] })
        {
            File.WriteAllBytes(path, bytes);
            string message = Assert.Throws<InvalidDataException>(() => CsvTable.Load(path)).Message;
            Assert.Equal($"{path}: the compressed data are cut off or damaged, or other bytes follow them.", message);
        }
    }

    [Fact]
    public void SeveralMembersAreOneFile_AndACutInTheLastIsRefused()
    {
        string table = Table(60);
        byte[] first = Compressed(table[..700], CompressionLevel.Fastest), second = Compressed(table[700..], CompressionLevel.Fastest), empty = Compressed("", CompressionLevel.Fastest);
        byte[] whole = [.. first, .. second, .. empty];
        File.WriteAllBytes(path, whole);
        Assert.Equal(60, CsvTable.Load(path).Rows);
        for (int length = first.Length + 1; length < first.Length + second.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<InvalidDataException>(() => CsvTable.Load(path));
        }
    }

    [Fact]
    public void FilesOfAnyLengthAreRead()
    {
        // Around the lengths of the buffers of the decompression, where one member ends and what follows is not read yet.
        for (int length = 8100; length < 8240; length++)
        {
            File.WriteAllBytes(path, Compressed("a\n" + new string('7', length), CompressionLevel.NoCompression));
            Assert.Equal(1, CsvTable.Load(path).Rows);
        }
    }

    private static string Table(int rows) =>
        "a,b\n" + string.Concat(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{Math.Sin(i)}\n")));

    private static byte[] Compressed(string text, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, level)) zip.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }
}
