namespace AutoDiffGen.Training;

/// <summary>From the gradient of every matrix or kernel, the mean over the inputs of each unit comes off.</summary>
/// <remarks>Blocks are inputs × units; biases stay as they are. Source: Yong et al. 2020.</remarks>
public sealed record Centralisation : GradientTransform
{
    private protected override void Transform<T>(Span<T> gradient, ParameterLayout layout)
    {
        foreach (ParameterBlock block in layout.Blocks)
        {
            if (block.Shape.Length < 2) continue;
            Span<T> matrix = gradient.Slice(block.Offset, block.Count);
            for (int unit = 0; unit < block.Units; unit++)
            {
                double sum = 0;
                for (int i = unit; i < matrix.Length; i += block.Units) sum += Widening.ToDouble(matrix[i]);
                T mean = Widening.FromDouble<T>(sum / block.FanIn);
                for (int i = unit; i < matrix.Length; i += block.Units) matrix[i] -= mean;
            }
        }
    }
}
