using System.Collections.Immutable;
using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The map of a vector of parameters: its blocks, one after the other without gaps.</summary>
public sealed record ParameterLayout
{
    /// <summary>Lays blocks one after the other, in the order given; their offsets are set here.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <exception cref="ArgumentException">Two blocks have the same name.</exception>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> parameters.</exception>
    public ParameterLayout(params ReadOnlySpan<ParameterBlock> blocks)
    {
        var placed = ImmutableArray.CreateBuilder<ParameterBlock>(blocks.Length);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ParameterBlock block in blocks)
        {
            if (!names.Add(block.Name)) throw new ArgumentException($"Two blocks are called '{block.Name}'.", nameof(blocks));
            placed.Add(block with { Offset = Count });
            Count = checked(Count + block.Count);
        }

        Blocks = placed.MoveToImmutable();
    }

    /// <summary>The blocks, by offset.</summary>
    public ImmutableArray<ParameterBlock> Blocks { get; }

    /// <summary>The number of parameters.</summary>
    public int Count { get; }

    /// <summary>The block of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public ParameterBlock this[string name]
    {
        get
        {
            foreach (ParameterBlock block in Blocks)
            {
                if (block.Name == name) return block;
            }

            throw new ArgumentException($"There is no block '{name}' in {this}.", nameof(name));
        }
    }

    /// <summary>A layout of a single block, all of whose parameters decay and start at zero.</summary>
    /// <param name="count">The number of parameters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static ParameterLayout Flat(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(new ParameterBlock("parameters", count) { Decay = true });
    }

    /// <summary>Sets every parameter as the initializer of its block says.</summary>
    /// <remarks>
    /// Every block draws from a stream of its own, which its place in the layout and the seed decide. The same seed gives the same bits on every machine.
    /// </remarks>
    /// <param name="parameters">The parameters, which are overwritten.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    public void Initialize<T>(Span<T> parameters, int seed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        RequireCount(parameters.Length, nameof(parameters));
        for (int index = 0; index < Blocks.Length; index++)
        {
            ParameterBlock block = Blocks[index];
            Initialization.Fill(parameters.Slice(block.Offset, block.Count), block, Xoshiro256.Stream(seed, index));
        }
    }

    /// <summary>Whether two layouts have the same blocks.</summary>
    public bool Equals(ParameterLayout? other) => other is not null && Blocks.AsSpan().SequenceEqual(other.Blocks.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Blocks.Length);

    /// <summary>The blocks, such as <c>W1[784×128], B1[128]</c>.</summary>
    public override string ToString() => string.Join(", ", Blocks);

    internal void RequireCount(int length, string name)
    {
        if (length != Count) throw new ArgumentException($"It has length {length}; the layout has {Count} parameters.", name);
    }
}
