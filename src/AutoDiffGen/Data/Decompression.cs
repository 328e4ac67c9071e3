using System.IO.Compression;

namespace AutoDiffGen.Training;

/// <summary>Opens files that may be compressed.</summary>
internal static class Decompression
{
    /// <summary>The contents of a file, decompressed if it begins as gzip does.</summary>
    /// <exception cref="InvalidDataException">What is compressed is damaged or cut off; the message names the file.</exception>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        bool isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!isCompressed) return file;
        using (file) return Decompressed(file, path);
    }

    /// <remarks>
    /// <see cref="GZipStream"/> ends without an error where a file is cut off. A file may consist of several members; so one more, which is known, is put behind it:
    /// it comes out at the end only if what is before it was complete.
    /// </remarks>
    private static MemoryStream Decompressed(FileStream file, string path)
    {
        ReadOnlySpan<byte> end = "\0end of the file\n"u8;
        const string problem = "the compressed data are cut off or damaged, or other bytes follow them.";
        using var members = new MemoryStream();
        file.CopyTo(members);
        using (var last = new GZipStream(members, CompressionLevel.Fastest, leaveOpen: true)) last.Write(end);
        members.Position = 0;
        var contents = new MemoryStream();
        try
        {
            using var zip = new GZipStream(members, CompressionMode.Decompress);
            zip.CopyTo(contents);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {problem}", error);
        }

        if (!contents.GetBuffer().AsSpan(0, (int)contents.Length).EndsWith(end)) throw new InvalidDataException($"{path}: {problem}");
        contents.SetLength(contents.Length - end.Length);
        contents.Position = 0;
        return contents;
    }
}
