using System.Collections.Immutable;
using AutoDiffGen.Training;

namespace AutoDiffGen.Tests.Runtime.Data;

/// <summary>Tables as text: what is read, and what is said of what cannot be.</summary>
public sealed class CsvTests
{
    [Fact]
    public void NumbersIntegersAndCategories()
    {
        CsvTable table = CsvTable.Parse("\uFEFFx, y ,name,n\r\n1.5,-2e3,b,7\r\n\r\n .25 ,4,a,-1\r\n3,1e38,b,0");
        Assert.Equal(["x", "y", "name", "n"], table.Columns.ToArray());
        Assert.Equal([1.5, 0.25, 3], table.Numbers<double>("x"));
        Assert.Equal([1.5f, -2000, 0.25f, 4, 3, 1e38f], table.Numbers<float>(["x", "y"]).ToArray());
        Assert.Equal([7, -1, 0], table.Integers("n"));
        Assert.Equal([1, 0, 1], table.Categories("name", out ImmutableArray<string> names));
        Assert.Equal(["a", "b"], names.ToArray());
    }

    [Fact]
    public void QuotedFieldsHoldAnything()
    {
        CsvTable table = CsvTable.Parse("a;b\n\"1\";\"x;\"\"y\"\"\r\nz\"\n2;\"\"\"\"\n", new() { Delimiter = ';' });
        Assert.Equal([1.0, 2], table.Numbers<double>("a"));
        table.Categories("b", out ImmutableArray<string> names);
        Assert.Equal(["\"", "x;\"y\"\r\nz"], names.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public void NothingAtAllIsNoTable(string text)
    {
        Assert.Equal("CSV, line 1: it is empty; there is no header.", Assert.Throws<InvalidDataException>(() => CsvTable.Parse(text)).Message);
        Assert.Equal(0, CsvTable.Parse(text, new() { HasHeader = false }).Rows);
    }

    [Fact]
    public void WithoutAHeaderColumnsAreNumbered()
    {
        CsvTable table = CsvTable.Parse("1\t2\n3\t4", new() { Delimiter = '\t', HasHeader = false });
        Assert.Equal(["0", "1"], table.Columns.ToArray());
        Assert.Equal([2, 4], table.Integers("1"));
    }

    [Fact]
    public void MissingValues_AreRefused_OrNaN_OrTheirRowsLeftOut()
    {
        const string text = "x,n\n1,1\nNA,2\n3,\n4,4";
        var options = new CsvOptions { Missing = ["NA"] };
        Assert.Equal("CSV, line 3, column 1 ('x'): the value is missing. Fill it in, leave the row out, or read it as NaN, by MissingValues.", Message(() => CsvTable.Parse(text, options).Numbers<double>("x")));
        options = options with { MissingValues = MissingValues.NotANumber };
        Assert.Equal([1, double.NaN, 3, 4], CsvTable.Parse(text, options).Numbers<double>("x"));
        Assert.StartsWith("CSV, line 4, column 2 ('n'): the value is missing.", Message(() => CsvTable.Parse(text, options).Integers("n")), StringComparison.Ordinal);
        options = options with { MissingValues = MissingValues.LeaveOutRow };
        CsvTable table = CsvTable.Parse(text, options);
        Assert.Equal((2, 4.0), (table.Rows, table.Numbers<double>("x")[1]));
    }

    [Theory]
    [InlineData("NaN", "is not a number")]
    [InlineData("nan", "is not a number")]
    [InlineData(" -NaN", "is not a number")]
    [InlineData("Infinity", "is beyond the range of float")]
    [InlineData("-Infinity", "is beyond the range of float")]
    [InlineData("1e39", "is beyond the range of float")]
    [InlineData("-1e999", "is beyond the range of float")]
    public void NumbersAreFinite(string field, string expected)
    {
        CsvTable table = CsvTable.Parse("a,b\n1,2\n3," + field);
        Assert.StartsWith($"CSV, line 3, column 2 ('b'): '{field.Trim()}' {expected}", Message(() => table.Numbers<float>("b")), StringComparison.Ordinal);
        Assert.StartsWith($"CSV, line 3, column 2 ('b'): '{field.Trim()}' {expected}", Message(() => table.Numbers<float>(["a", "b"])), StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_IsReadWhereItIsAskedFor_AndWhatIsTooLargeIsNot()
    {
        CsvTable table = CsvTable.Parse("a\nNaN\n1e39\n1e999", new() { MissingValues = MissingValues.NotANumber });
        Assert.StartsWith("CSV, line 4, column 1 ('a'): '1e999' is beyond the range of double", Message(() => table.Numbers<double>("a")), StringComparison.Ordinal);
        Assert.StartsWith("CSV, line 3, column 1 ('a'): '1e39' is beyond the range of float", Message(() => table.Numbers<float>("a")), StringComparison.Ordinal);
        Assert.Equal([double.NaN, 1], CsvTable.Parse("a\nNaN\n1", new() { MissingValues = MissingValues.NotANumber }).Numbers<double>("a"));
        Assert.Equal([1.0], CsvTable.Parse("a\nNaN\n1", new() { MissingValues = MissingValues.LeaveOutRow, Missing = ["NaN"] }).Numbers<double>("a"));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3", "CSV, line 3: it has 1 fields; the first line has 2.")]
    [InlineData("a,b\n1,2,3", "CSV, line 2: it has 3 fields; the first line has 2.")]
    [InlineData("a,b\n\n1,\"2\n\n", "CSV, line 3: the quotation mark of field 2 is not closed.")]
    [InlineData("a,b\n\"1\" ,2", "CSV, line 2: ' ' follows the closing quotation mark of field 1.")]
    [InlineData("a,a\n", "CSV, line 1, column 2 ('a'): two columns have this name.")]
    [InlineData("a,b\n\"x\ny\",\nz,1", "CSV, line 4, column 1 ('a'): 'z' is no number.")]
    [InlineData("a,b\n1;2,3", "CSV, line 2, column 1 ('a'): '1;2' is no number.")]
    [InlineData("a,b\n1,5", "")]
    public void WhatIsWrongIsNamedByLineAndColumn(string text, string expected)
    {
        string message = "";
        try
        {
            CsvTable table = CsvTable.Parse(text.Replace("\"x\ny\",", "1,\"x\ny\"", StringComparison.Ordinal));
            table.Numbers<double>("a");
        }
        catch (InvalidDataException error)
        {
            message = error.Message;
        }

        Assert.Equal(expected, message);
    }

    [Fact]
    public void FilesMayBeCompressed_AndAreNamedInErrors()
    {
        string path = Path.Combine(AppContext.BaseDirectory, Guid.NewGuid() + ".csv.gz");
        try
        {
            using (var zip = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest)) zip.Write("a\n1\n2\n"u8);
            Assert.Equal([1, 2], CsvTable.Load(path).Integers("a"));
            byte[] bytes = File.ReadAllBytes(path);
            bytes[12] ^= 0xFF;
            File.WriteAllBytes(path, bytes);
            Assert.StartsWith(path, Message(() => CsvTable.Load(path).Integers("a")), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void AnyTextIsReadOrRefused()
    {
        var random = new Xoshiro256(1);
        const string characters = "a1,;\"\r\n .-\uFEFFé";
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.NextInt32(24)).Select(_ => characters[random.NextInt32(characters.Length)]));
            try
            {
                CsvTable table = CsvTable.Parse(text);
                foreach (string column in table.Columns) Assert.Equal(table.Rows, table.Numbers<double>(column).Length);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("CSV, line ", error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1000, 19_000);
    }

    /// <summary>A table, plain or compressed, of which bytes were cut off, changed, doubled or removed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyFileIsReadOrRefused_ByNameAndPlace(bool isCompressed)
    {
        byte[] good = [.. "x,y,n\r\n1.5,\"2\",7\n-2e3,4,-1\n\n3,5,0\n"u8];
        if (isCompressed)
        {
            using var packed = new MemoryStream();
            using (var zip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest)) zip.Write(good);
            good = packed.ToArray();
        }

        string path = Path.Combine(AppContext.BaseDirectory, Guid.NewGuid() + ".csv");
        var random = new Xoshiro256(9);
        int refused = 0;
        try
        {
            for (int i = 0; i < 3000; i++)
            {
                File.WriteAllBytes(path, Files.DamagedFile.Of(good, random));
                try
                {
                    CsvTable table = CsvTable.Load(path);
                    foreach (string column in table.Columns) Assert.Equal(table.Rows, table.Numbers<double>(column).Length);
                }
                catch (InvalidDataException error)
                {
                    Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
                    if (!isCompressed) Assert.Contains(", line ", error.Message, StringComparison.Ordinal);
                    refused++;
                }
            }
        }
        finally
        {
            File.Delete(path);
        }

        Assert.InRange(refused, 800, 2999);
    }

    private static string Message(Func<object> read) => Assert.Throws<InvalidDataException>(read).Message;

    [Fact]
    public void BytesThatAreNoUtf8_AreRefused_ForLabelsWouldBeTheSame()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(path, [(byte)'k', (byte)'\n', 0xE4, (byte)'\n', 0xF6, (byte)'\n']);
        try
        {
            var error = Assert.Throws<InvalidDataException>(() => CsvTable.Load(path));
            Assert.StartsWith(path + ", line 2: it has bytes that are no UTF-8", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
