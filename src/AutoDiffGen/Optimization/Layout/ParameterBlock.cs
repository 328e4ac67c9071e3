using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>One named array among the parameters of a model, such as the weights or the biases of a layer.</summary>
/// <remarks>
/// A matrix of weights has the shape inputs × outputs, row-major; a kernel of a convolution has places × … × inputs × outputs.
/// A block of rank 0 or 1 counts as a bias: it starts at zero and does not decay, unless it is told to.
/// </remarks>
public sealed record ParameterBlock
{
    /// <summary>A block of a name and a shape.</summary>
    /// <param name="name">The name, unique within its layout.</param>
    /// <param name="shape">The lengths of the dimensions; none for a single number.</param>
    /// <exception cref="ArgumentException">The name is empty, <c>__metadata__</c>, or begins as what files hold besides the model: <c>training.</c>, <c>scaler.offset.</c>, <c>scaler.scale.</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    /// <exception cref="OverflowException">The block has more than <see cref="int.MaxValue"/> elements.</exception>
    public ParameterBlock(string name, params ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (ModelTensors.IsReserved(name)) throw new ArgumentException($"No block can be called '{name}': files of models use this name for something else. Choose another one.", nameof(name));
        int count = 1;
        foreach (int length in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
            count = checked(count * length);
        }

        (Name, Shape, Count) = (name, [.. shape], count);
        Decay = shape.Length > 1;
        Initializer = shape.Length > 1 ? Initializer.GlorotUniform : Initializer.Zeros;
    }

    /// <summary>The name, unique within its layout.</summary>
    public string Name { get; }

    /// <summary>The lengths of the dimensions.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count { get; }

    /// <summary>Where the block begins among the parameters of its layout.</summary>
    public int Offset { get; internal init; }

    /// <summary>How the block is drawn before training; by default <see cref="Initializer.GlorotUniform"/>, for a bias <see cref="Initializer.Zeros"/>.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The factor on what the initializer draws, for the activation that follows, such as <see cref="Gains.Relu"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double Gain { get; init => field = Option.Finite(value); } = 1;

    /// <summary>
    /// The value of <see cref="Initializer.Constant"/>, the bound of <see cref="Initializer.Uniform"/>, the standard deviation of
    /// <see cref="Initializer.Normal"/> and <see cref="Initializer.TruncatedNormal"/>; of no meaning to the others. By default 0.05, as in Keras.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public double Scale { get; init => field = Option.Finite(value); } = 0.05;

    /// <summary>Whether weight decay, penalties and constraints act on the block; by default on all but biases.</summary>
    public bool Decay { get; init; }

    /// <summary>Whether training changes the block.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The number of units that the block feeds: the length of the last dimension of a matrix or kernel, 1 for a bias.</summary>
    public int Units => Shape.Length > 1 ? Shape[^1] : 1;

    /// <summary>The number of inputs that one unit adds up.</summary>
    public int FanIn => Shape.Length > 1 ? Places * Shape[^2] : Count;

    /// <summary>The number of units that one input goes to.</summary>
    public int FanOut => Shape.Length > 1 ? Places * Shape[^1] : Count;

    private int Places => Shape[..^2].Aggregate(1, static (product, length) => product * length);

    /// <summary>Whether two blocks have the same name, place, shape and options.</summary>
    public bool Equals(ParameterBlock? other) =>
        other is not null && Name == other.Name && Offset == other.Offset && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan())
        && (Initializer, Gain, Scale, Decay, Trainable) == (other.Initializer, other.Gain, other.Scale, other.Decay, other.Trainable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Offset, Count, Initializer, Gain, Scale, Decay, Trainable);

    /// <summary>The name and the shape, such as <c>W1[784×128]</c>.</summary>
    public override string ToString() => $"{Name}[{string.Join('×', Shape)}]";
}
