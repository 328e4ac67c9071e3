using System.Collections.Immutable;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Models in files, with the scalers of their inputs: as JSON, to be read by people too, or as safetensors, for large ones and for other programs.</summary>
/// <remarks>
/// The ending of the name says which: <c>.json</c> or <c>.safetensors</c>. Either gives the same bits back. A file is replaced at once: whoever is interrupted in
/// writing, the old model or the new one is there. It is checked whole before a parameter changes. A checkpoint of a training can be read as a model too.
/// </remarks>
public static class ModelFile
{
    /// <summary>Writes the parameters of a model.</summary>
    /// <param name="path">The file, which is replaced; it ends with <c>.json</c> or <c>.safetensors</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="scalers">What its inputs go through first.</param>
    /// <exception cref="ArgumentException">The name of the file has another ending.</exception>
    public static void Save<T>(string path, IModel<T> model, params ReadOnlySpan<Scaler> scalers) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        Save<T>(path, model.Parameters, model.Layout, scalers);
    }

    /// <summary>Writes parameters.</summary>
    /// <param name="path">The file, which is replaced; it ends with <c>.json</c> or <c>.safetensors</c>.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="layout">Their blocks.</param>
    /// <param name="scalers">What the inputs go through first.</param>
    /// <exception cref="ArgumentException">The name of the file has another ending, or the length is not the number of parameters.</exception>
    public static void Save<T>(string path, ReadOnlySpan<T> parameters, ParameterLayout layout, params ReadOnlySpan<Scaler> scalers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var file = new TensorFile();
        ModelTensors.Add(file, parameters, layout, scalers);
        file.Save(path);
    }

    /// <summary>Reads the parameters of a model. Where it fails, the model is as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The name of the file has an ending that is not known.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or does not hold exactly the blocks of the model; the message names file and place.</exception>
    public static void Load<T>(string path, IModel<T> model) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        Load(path, model.Parameters, model.Layout);
    }

    /// <summary>Reads parameters. Where it fails, they are as they were.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters, which are overwritten.</param>
    /// <param name="layout">Their blocks.</param>
    /// <exception cref="ArgumentException">The name of the file has an ending that is not known, or the length is not the number of parameters.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or does not hold exactly these blocks; the message names file and place.</exception>
    public static void Load<T>(string path, Span<T> parameters, ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(parameters.Length, nameof(parameters));
        TensorFile.Read(path, file => ModelTensors.Parameters<T>(file, layout)).CopyTo(parameters);
    }

    /// <summary>Reads the scalers that were saved with a model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The name of the file has an ending that is not known.</exception>
    /// <exception cref="InvalidDataException">The file is damaged; the message names file and place.</exception>
    public static ImmutableArray<Scaler> LoadScalers(string path) => TensorFile.Read(path, ModelTensors.Scalers);
}
