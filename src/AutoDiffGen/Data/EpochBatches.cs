namespace AutoDiffGen.Training;

/// <summary>The batches of one epoch, for <c>foreach</c>.</summary>
public struct EpochBatches
{
    private readonly BatchLoader loader;
    private int index = -1;

    internal EpochBatches(BatchLoader loader) => this.loader = loader;

    /// <summary>The batch that the loop has come to; its contents change with the next one.</summary>
    public readonly Batch Current => loader.At(index);

    /// <summary>Goes on to the next batch, if there is one.</summary>
    public bool MoveNext() => ++index < loader.Count;

    /// <summary>The first batch.</summary>
    internal readonly Batch First() => loader.At(0);

    /// <summary>The batches from the first.</summary>
    public readonly EpochBatches GetEnumerator() => new(loader);
}
