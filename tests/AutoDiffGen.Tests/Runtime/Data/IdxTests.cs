using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Data;

/// <summary>The format of the MNIST data.</summary>
public sealed class IdxTests : IDisposable
{
    private readonly string path = Path.Combine(AppContext.BaseDirectory, Guid.NewGuid() + ".idx");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Pixels()
    {
        Write([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255]);
        var images = IdxFile.Load<float>(path, 1 / 255.0);
        Assert.Equal([2, 3], images.Lengths.ToArray());
        Assert.Equal([0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f], images.ToArray());
    }

    [Fact]
    public void LabelsAndOtherTypes()
    {
        Write([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9]);
        Assert.Equal([7, 0, 9], IdxFile.LoadLabels(path));
        Write([0, 0, 0x0B, 1, 0, 0, 0, 2, 0xFF, 0xFE, 1, 0]);
        Assert.Equal([-2, 256], IdxFile.LoadLabels(path));
        Write([0, 0, 0x0E, 1, 0, 0, 0, 1, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0]);
        Assert.Equal([1.5], IdxFile.Load<double>(path).ToArray());
        Assert.Contains("1 dimensions of real numbers; labels are one dimension of integers", Assert.Throws<InvalidDataException>(() => IdxFile.LoadLabels(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesMayBeCompressed()
    {
        using (var zip = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest)) zip.Write([0, 0, 8, 1, 0, 0, 0, 2, 5, 6]);
        Assert.Equal([5, 6], IdxFile.LoadLabels(path));
    }

    [Theory]
    [InlineData("00", "it ends after 1 of the 4 bytes of the first four bytes")]
    [InlineData("89504E47", "byte 0: 89504E47 is not how an IDX file begins")]
    [InlineData("00000800", "byte 0: 00000800 is not how an IDX file begins")]
    [InlineData("0000080100", "it ends after 1 of the 4 bytes of the lengths of 1 dimensions")]
    [InlineData("000008010000000305", "it ends after 1 of the 3 bytes of 3 numbers of 1 bytes")]
    [InlineData("00000801000000010506", "there are more bytes than those of 1 numbers")]
    [InlineData("000008017FFFFFFF05", "byte 4: dimensions of 2147483647 are more than can be held")]
    [InlineData("000008017FFFFF0005", "it ends after 1 of the 2147483392 bytes")]
    [InlineData("00000801FFFFFFFF05", "byte 4: dimensions of -1 are more than can be held")]
    [InlineData("00000E0340000000400000004000000005", "byte 4: dimensions of 1073741824 are more than can be held")]
    public void DamagedFilesAreRefusedByNameAndPlace(string hex, string expected)
    {
        Write(Convert.FromHexString(hex));
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Load<double>(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyFileIsReadOrRefused_ByName()
    {
        byte[] good = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255];
        var random = new Xoshiro256(11);
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            Write(Files.DamagedFile.Of(good, random));
            try
            {
                Assert.InRange(IdxFile.Load<double>(path).FlattenedLength, 0, 8);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1500, 2999);
    }

    private void Write(byte[] bytes) => File.WriteAllBytes(path, bytes);
}
