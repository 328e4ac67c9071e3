namespace AutoDiffGen.Training;

/// <summary>Where training is, besides the numbers for each parameter.</summary>
internal sealed class TrainingState
{
    public required TrainingSettings Settings { get; init; }

    /// <summary>The epoch under way, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>The number of batches of it that are done.</summary>
    public int Batch { get; set; }

    /// <summary>The number of steps taken.</summary>
    public long Step { get; set; }

    public required EpochSums Sums { get; set; }

    public BestEpochState Best { get; set; }

    public PlateauState? Plateau { get; set; }

    /// <summary>The norm of the gradient of the first step.</summary>
    public double FirstNorm { get; set; }

    /// <summary>The time of training in seconds.</summary>
    public double Seconds { get; set; }

    public List<EpochReport> Epochs { get; init; } = [];

    public List<TrainingWarning> Warnings { get; init; } = [];
}
