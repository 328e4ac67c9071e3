using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>A run of parameters that a step treats alike.</summary>
internal readonly record struct TrainedRange(int Start, int Length, bool Decays)
{
    /// <summary>The trainable parameters of a layout, neighbours of the same kind in one range.</summary>
    public static ImmutableArray<TrainedRange> Of(ParameterLayout layout)
    {
        var ranges = ImmutableArray.CreateBuilder<TrainedRange>();
        foreach (ParameterBlock block in layout.Blocks)
        {
            if (!block.Trainable || block.Count == 0) continue;
            if (ranges.Count > 0 && ranges[^1] is var last && last.Start + last.Length == block.Offset && last.Decays == block.Decay)
            {
                ranges[^1] = last with { Length = last.Length + block.Count };
            }
            else
            {
                ranges.Add(new(block.Offset, block.Count, block.Decay));
            }
        }

        return ranges.ToImmutable();
    }
}
