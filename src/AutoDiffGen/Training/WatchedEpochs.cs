namespace AutoDiffGen.Training;

/// <summary>What decides which epoch is remembered as the best: of <see cref="EarlyStopping"/> all but when training ends, and what the model gets then.</summary>
internal sealed record WatchedEpochs(double MinDelta, double? Baseline, int StartEpoch, string? Metric, int ValidationRows = 0)
{
    /// <param name="options">When training ends early; null for never.</param>
    /// <param name="validationRows">How many rows the loss is watched on; 0 where it is that of the training data.</param>
    public static WatchedEpochs Of(EarlyStopping? options, int validationRows = 0)
    {
        options ??= new EarlyStopping(0);
        return new(options.MinDelta, options.Baseline, options.StartEpoch, options.Metric, validationRows);
    }
}
