namespace AutoDiffGen.Training;

/// <summary>What decides which epoch is remembered as the best: of <see cref="EarlyStopping"/> all but when training ends, and what the model gets then.</summary>
internal sealed record WatchedEpochs(double MinDelta, double? Baseline, int StartEpoch, string? Metric)
{
    public static WatchedEpochs Of(EarlyStopping? options)
    {
        options ??= new EarlyStopping(0);
        return new(options.MinDelta, options.Baseline, options.StartEpoch, options.Metric);
    }
}
