using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AutoDiffGen.Training;

/// <summary>A change of the parameters after each step: the exact step along a penalty that has kinks, or the way back to what is allowed.</summary>
/// <remarks>
/// It acts on the trainable blocks whose <see cref="ParameterBlock.Decay"/> is set, so not on biases, unless <see cref="Blocks"/> names others.
/// It allocates nothing. Source: Parikh and Boyd, Proximal Algorithms, 2014.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = TrainingSetup.Kind)]
[JsonDerivedType(typeof(Box), nameof(Box))]
[JsonDerivedType(typeof(GroupThreshold), nameof(GroupThreshold))]
[JsonDerivedType(typeof(MaxNorm), nameof(MaxNorm))]
[JsonDerivedType(typeof(Simplex), nameof(Simplex))]
[JsonDerivedType(typeof(SoftThreshold), nameof(SoftThreshold))]
public abstract record ProximalStep
{
    private protected ProximalStep()
    {
    }

    /// <summary>The names of the blocks it acts on; empty for all that are trained and decay.</summary>
    public ImmutableArray<string> Blocks { get; init; } = [];

    /// <summary>Changes the parameters after a step of an optimizer.</summary>
    /// <param name="parameters">The parameters, which are changed.</param>
    /// <param name="layout">Their blocks.</param>
    /// <param name="learningRate">The learning rate η of the step, by which penalties are multiplied.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters, or there is no block of a name in <see cref="Blocks"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public void Apply<T>(Span<T> parameters, ParameterLayout layout, double learningRate) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layout);
        layout.RequireCount(parameters.Length, nameof(parameters));
        Option.NotNegative(learningRate, nameof(learningRate));
        foreach (string name in Blocks) _ = layout[name];
        foreach (ParameterBlock block in layout.Blocks)
        {
            if (Blocks.IsEmpty ? block.Trainable && block.Decay : Blocks.Contains(block.Name))
            {
                ApplyTo(parameters.Slice(block.Offset, block.Count), block, learningRate);
            }
        }
    }

    private protected abstract void ApplyTo<T>(Span<T> values, ParameterBlock block, double learningRate) where T : unmanaged, IFloatingPointIeee754<T>;
}
