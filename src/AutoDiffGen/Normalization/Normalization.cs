using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>Layers that bring activations to mean 0 and variance 1, or to mean square 1, and what they carry back to their inputs.</summary>
/// <remarks>
/// The conventions are PyTorch's. Activations are row-major, the channels last: a row for each sample and, in images, for each place.
/// Moments are summed in 64 bits, in two passes over the data and always in the same order. Nothing is allocated. The <c>Vjp</c> of a layer does what the layer
/// does, then adds to <c>dX</c>, <c>dScale</c> and <c>dShift</c> what <c>dY</c> carries back, and leaves <c>dY</c> zero.
/// </remarks>
public static partial class Normalization
{
    /// <summary>PyTorch's ε, 10⁻⁵. Keras has 10⁻³.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>PyTorch's weight of a new batch in the running statistics, 0.1. Keras and Flax give the weight of the old ones instead, 0.99.</summary>
    public const double Momentum = 0.1;

    /// <summary>The parameters of a batch normalisation, to be put into a <see cref="ParameterLayout"/>: <c>name.scale</c> of ones, <c>name.shift</c> of zeros,
    /// and the running statistics <c>name.mean</c> of zeros and <c>name.variance</c> of ones.</summary>
    /// <remarks>
    /// None of them decays. The running statistics are not trainable: no optimizer and no penalty touches them, yet they are saved, restored and copied with the
    /// parameters they lie among. Their gradient is to be left 0.
    /// </remarks>
    /// <param name="name">The name of the layer, unique within the layout.</param>
    /// <param name="channels">The number of channels.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of channels is negative.</exception>
    public static ImmutableArray<ParameterBlock> BatchNormBlocks(string name, int channels) =>
    [
        .. ScaleAndShiftBlocks(name, channels),
        new ParameterBlock($"{name}.mean", channels) { Trainable = false },
        Ones($"{name}.variance", channels) with { Trainable = false },
    ];

    /// <summary>The parameters of a layer or group normalisation, to be put into a <see cref="ParameterLayout"/>: <c>name.scale</c> of ones and <c>name.shift</c> of zeros. Neither decays.</summary>
    /// <param name="name">The name of the layer, unique within the layout.</param>
    /// <param name="channels">The number of features or channels.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of channels is negative.</exception>
    public static ImmutableArray<ParameterBlock> ScaleAndShiftBlocks(string name, int channels)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return [Ones($"{name}.scale", channels), new ParameterBlock($"{name}.shift", channels)];
    }

    private static ParameterBlock Ones(string name, int channels) => new(name, channels) { Initializer = Initializer.Constant, Scale = 1 };
}
