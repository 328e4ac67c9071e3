namespace AutoDiffGen.Training;

/// <summary>The mean over the rows, from the means over batches.</summary>
internal sealed class MeanState(Func<Batch, double> mean) : MetricState
{
    private double sum;
    private long rows;

    public override double Value => sum / rows;

    public override void Add(Batch batch)
    {
        sum += batch.Count * mean(batch);
        rows += batch.Count;
    }
}
