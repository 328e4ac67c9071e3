namespace AutoDiffGen.Training;

/// <summary>What the steps of an epoch add up to.</summary>
internal sealed class EpochSums
{
    public required double[] BlockNorms { get; init; }

    /// <summary>The sum of the losses of the rows.</summary>
    public double Loss { get; set; }

    public long Rows { get; set; }

    public int Steps { get; set; }

    public double Penalty { get; set; }

    public double Norm { get; set; }

    public double LargestNorm { get; set; }

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; set; }

    public static EpochSums Empty(int blocks) => new() { BlockNorms = new double[blocks] };

    public void Add(double loss, int rows, double penalty, double norm, ReadOnlySpan<double> blockNorms, double learningRate)
    {
        (Loss, Rows, Steps, Penalty) = (Loss + rows * loss, Rows + rows, Steps + 1, Penalty + penalty);
        (Norm, LargestNorm, LearningRate) = (Norm + norm, Math.Max(LargestNorm, norm), learningRate);
        for (int i = 0; i < BlockNorms.Length; i++) BlockNorms[i] += blockNorms[i];
    }
}
