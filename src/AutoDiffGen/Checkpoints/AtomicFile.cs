using System.Text;

namespace AutoDiffGen.Training;

/// <summary>Replaces files so that at every moment, also when the process is killed, the old contents or the new ones are there, and never a part.</summary>
internal static class AtomicFile
{
    /// <summary>What the name of a file that is being written ends with.</summary>
    public const string Unfinished = ".unfinished";

    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public static void Write(string path, ReadOnlySpan<byte> contents)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string unfinished = path + Unfinished;
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(contents);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
