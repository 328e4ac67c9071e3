namespace AutoDiffGen.Training;

/// <summary>Named tensors and texts, which is all that a model or a checkpoint consists of.</summary>
/// <remarks>A file is read whole and checked before anything of it is used. What is wrong with it is an <see cref="InvalidDataException"/> that names file and place.</remarks>
internal sealed class TensorFile
{
    public OrderedDictionary<string, StoredTensor> Tensors { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    public void Save(string path) => AtomicFile.Write(path, IsJson(path) ? JsonTensors.Write(this) : Safetensors.Write(this));

    /// <summary>Reads a file, and what a user of it makes of its contents.</summary>
    public static TResult Read<TResult>(string path, Func<TensorFile, TResult> use)
    {
        bool isJson = IsJson(path);
        try
        {
            byte[] contents = File.ReadAllBytes(path);
            return use(isJson ? JsonTensors.Read(contents) : Safetensors.Read(contents));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path}: {error.Message.TrimEnd('.')}.", error);
        }
    }

    public StoredTensor Require(string name) =>
        Tensors.TryGetValue(name, out StoredTensor? tensor) ? tensor : throw new InvalidDataException($"tensor '{name}' is missing");

    private static bool IsJson(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path) switch
        {
            ".json" => true,
            ".safetensors" => false,
            var extension => throw new ArgumentException($"'{path}' ends with '{extension}'; models are stored as .json or .safetensors.", nameof(path)),
        };
    }
}
