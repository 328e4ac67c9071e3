using System.Collections.Immutable;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Which tensors of a file are the parameters of a model and its scalers.</summary>
internal static class ModelTensors
{
    /// <summary>What the names of tensors begin with that are part of a training, not of the model.</summary>
    public const string Training = "training.";

    private const string Offset = "scaler.offset.", Scale = "scaler.scale.";

    /// <summary>Whether a file needs a name for what is no block of a model.</summary>
    public static bool IsReserved(string name) =>
        name == Safetensors.Texts || new[] { Training, Offset, Scale }.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    public static void Add<T>(TensorFile file, ReadOnlySpan<T> parameters, ParameterLayout layout, ReadOnlySpan<Scaler> scalers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(parameters.Length, nameof(parameters));
        foreach (ParameterBlock block in layout.Blocks)
        {
            file.Tensors.Add(block.Name, StoredTensor.Of(parameters.Slice(block.Offset, block.Count), block.Shape.AsSpan()));
        }

        foreach (Scaler scaler in scalers)
        {
            file.Tensors.Add(Offset + scaler.Column, StoredTensor.Of(scaler.Offset.AsSpan(), scaler.Offset.Length));
            file.Tensors.Add(Scale + scaler.Column, StoredTensor.Of(scaler.Scale.AsSpan(), scaler.Scale.Length));
        }
    }

    /// <summary>The parameters in a file that must hold exactly the blocks of a layout.</summary>
    public static T[] Parameters<T>(TensorFile file, ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] parameters = new T[layout.Count];
        foreach (ParameterBlock block in layout.Blocks)
        {
            StoredTensor tensor = file.Tensors.TryGetValue(block.Name, out StoredTensor? found) ? found
                : throw new InvalidDataException($"tensor '{block.Name}' is missing; the model is {layout}");
            if (tensor.Type != StoredTensor.TypeName<T>() || !tensor.Shape.SequenceEqual(block.Shape.Select(length => (long)length)))
            {
                throw new InvalidDataException($"tensor '{block.Name}' is {tensor.Type}[{Shapes.Text(tensor.Shape)}]; in the model it is {StoredTensor.TypeName<T>()}[{string.Join('×', block.Shape)}]");
            }

            tensor.Read<T>(block.Name, block.Count).CopyTo(parameters, block.Offset);
        }

        string? stranger = file.Tensors.Keys.FirstOrDefault(name => !layout.Blocks.Any(block => block.Name == name) && !IsReserved(name));
        return stranger is null ? parameters : throw new InvalidDataException($"tensor '{stranger}' is not in the model, which is {layout}");
    }

    public static ImmutableArray<Scaler> Scalers(TensorFile file)
    {
        var scalers = ImmutableArray.CreateBuilder<Scaler>();
        foreach ((string name, StoredTensor tensor) in file.Tensors)
        {
            if (!name.StartsWith(Offset, StringComparison.Ordinal)) continue;
            string column = name[Offset.Length..];
            long count = StoredTensor.Count(tensor.Shape.AsSpan());
            double[] offset = tensor.Read<double>(name, count), scale = file.Require(Scale + column).Read<double>(Scale + column, count);
            try
            {
                scalers.Add(new Scaler(column, offset, scale));
            }
            catch (ArgumentException error)
            {
                throw new InvalidDataException($"tensor '{name}': {error.Message}", error);
            }
        }

        return scalers.ToImmutable();
    }
}
