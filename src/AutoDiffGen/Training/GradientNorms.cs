using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The norms of the gradient of one step, block by block.</summary>
internal sealed class GradientNorms<T>(ParameterLayout layout) where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double[] blocks = new double[layout.Blocks.Length];

    /// <summary>The norm of the gradient of each block, before anything clips it.</summary>
    public ReadOnlySpan<double> Blocks => blocks;

    /// <summary>The norm of the whole gradient.</summary>
    public double Total { get; private set; }

    /// <summary>Measures a gradient; what belongs to blocks that are not trained is cleared.</summary>
    public void Measure(Span<T> gradient)
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            ParameterBlock block = layout.Blocks[i];
            Span<T> part = gradient.Slice(block.Offset, block.Count);
            if (!block.Trainable) part.Clear();
            blocks[i] = Norms.Euclidean<T>(part);
        }

        Total = Norms.Euclidean<double>(blocks);
    }

    /// <summary>The first block of numbers that has one that is infinite or NaN.</summary>
    public string? FirstNotFinite(ReadOnlySpan<T> numbers)
    {
        foreach (ParameterBlock block in layout.Blocks)
        {
            foreach (T number in numbers.Slice(block.Offset, block.Count))
            {
                if (!T.IsFinite(number)) return block.Name;
            }
        }

        return null;
    }
}
