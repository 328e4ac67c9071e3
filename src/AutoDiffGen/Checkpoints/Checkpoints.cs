using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AutoDiffGen.Training;

/// <summary>Where and when a <see cref="Trainer{T}"/> saves checkpoints, and whether it takes up the last one.</summary>
/// <remarks>
/// A checkpoint holds all that training depends on. Taken up again, at the end of an epoch or in the midst of one, training gives the same bits as if it had
/// never been interrupted, on the same machine and with the same options: rows, batch size, seed, the options of the optimizer and of what is around it are
/// compared with those that it was made with, and a difference is an error that names it. The number of epochs and the patience may be others; a schedule without a length of its own then follows the new number of epochs. Also when it is cancelled or out of time, a last checkpoint is saved.
/// Files are replaced at once, so that a process that is killed leaves no part of one. Parameters that are not finite are never saved, and other files in the folder are left alone.
/// </remarks>
public sealed partial record Checkpoints
{
    private const string Start = "step-";

    /// <summary>Checkpoints in a folder.</summary>
    /// <param name="directory">The folder, which is made if it is not there. Each training has its own.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Checkpoints(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory = directory;
    }

    /// <summary>The folder.</summary>
    public string Directory { get; }

    /// <summary>A checkpoint is saved at the end of every so many epochs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int EveryEpochs { get; init => field = (int)Option.Positive((long)value); } = 1;

    /// <summary>A checkpoint is also saved after every so many steps; null for at the end of epochs only.</summary>
    public int? EverySteps { get; init => field = value is { } steps ? (int)Option.Positive((long)steps) : null; }

    /// <summary>How many checkpoints are kept, the newest ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Keep { get; init => field = (int)Option.Positive((long)value); } = 3;

    /// <summary>Whether training continues from the newest checkpoint, if there is one. Otherwise the folder must hold none.</summary>
    public bool Resume { get; init; }

    /// <summary>How checkpoints are written.</summary>
    public CheckpointFormat Format { get; init; }

    /// <summary>The scalers of the inputs, which are saved with the model.</summary>
    public ImmutableArray<Scaler> Scalers { get; init; } = [];

    /// <summary>The newest checkpoint, or null if there is none.</summary>
    public string? Latest() => Files().LastOrDefault();

    /// <summary>The file for a step.</summary>
    internal string PathOf(long step, int parameters)
    {
        bool isJson = Format == CheckpointFormat.Json || (Format == CheckpointFormat.Automatic && parameters <= 10_000);
        return Path.Combine(Directory, Start + step.ToString("D12", CultureInfo.InvariantCulture) + (isJson ? ".json" : ".safetensors"));
    }

    /// <summary>Removes what is too old, and what a process that was killed has left.</summary>
    internal void Tidy()
    {
        string[] files = Files();
        foreach (string file in files.Take(Math.Max(0, files.Length - Keep))) File.Delete(file);
        foreach (string file in System.IO.Directory.GetFiles(Directory, Start + "*" + AtomicFile.Unfinished))
        {
            if (IsCheckpoint(file[..^AtomicFile.Unfinished.Length])) File.Delete(file);
        }
    }

    /// <summary>The checkpoints, by step.</summary>
    private string[] Files() => !System.IO.Directory.Exists(Directory) ? [] : [.. System.IO.Directory.GetFiles(Directory, Start + "*")
        .Where(IsCheckpoint)
        .Order(StringComparer.Ordinal)];

    /// <summary>Whether a file has exactly such a name as <see cref="PathOf"/> gives; all others in the folder belong to someone else.</summary>
    private static bool IsCheckpoint(string path) => Name().IsMatch(Path.GetFileName(path));

    [GeneratedRegex(@"\Astep-[0-9]{12,}\.(json|safetensors)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
