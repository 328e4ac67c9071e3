using System.IO.Compression;

namespace AutoDiffGen.Training;

/// <summary>Opens files that may be compressed.</summary>
internal static class Decompression
{
    /// <summary>The contents of a file, decompressed if it begins as gzip does.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        bool isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
