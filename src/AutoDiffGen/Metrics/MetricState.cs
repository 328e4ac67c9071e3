namespace AutoDiffGen.Training;

/// <summary>What a metric has seen of some data.</summary>
internal abstract class MetricState
{
    /// <summary>The metric of all that was added; NaN before.</summary>
    public abstract double Value { get; }

    public abstract void Add(Batch batch);
}
