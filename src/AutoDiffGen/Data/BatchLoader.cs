namespace AutoDiffGen.Training;

/// <summary>Deals out the rows of a dataset in batches, epoch after epoch, and allocates nothing on the way.</summary>
/// <example><code>
/// var batches = new BatchLoader(train, batchSize: 64, seed: 1);
/// for (int epoch = 1; epoch &lt;= 20; epoch++)
/// {
///     foreach (Batch batch in batches.Epoch(epoch)) { … }
/// }
/// </code></example>
public sealed class BatchLoader
{
    private readonly int? seed;
    private readonly int[] order;
    private readonly Batch batch;
    private readonly Xoshiro256 random = new(0);
    private int? ordered;

    /// <summary>A loader over a dataset, whose columns are taken as they are now.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="batchSize">The number of rows of a batch; the last one of an epoch may be smaller.</param>
    /// <param name="seed">The seed of the order, which is a function of the seed and the epoch alone; null for the order of the dataset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public BatchLoader(Dataset dataset, int batchSize, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        this.seed = seed;
        order = [.. Enumerable.Range(0, dataset.Count)];
        BatchSize = Math.Min(batchSize, Math.Max(1, dataset.Count));
        batch = new Batch(dataset);
    }

    /// <summary>The number of rows of every batch but the last.</summary>
    public int BatchSize { get; }

    /// <summary>The number of batches of an epoch.</summary>
    public int Count => (order.Length + BatchSize - 1) / BatchSize;

    /// <summary>The batches of an epoch. They share their memory: only one epoch at a time can be gone through.</summary>
    /// <param name="epoch">The number of the epoch.</param>
    public EpochBatches Epoch(int epoch)
    {
        // A single batch holds all rows anyway; in the order of the dataset it needs no copy.
        if (seed is { } value && Count > 1 && ordered != epoch) Shuffle.Permutation(order, value, epoch, random);
        ordered = epoch;
        return new EpochBatches(this);
    }

    /// <summary>The number of rows of a batch.</summary>
    internal int RowsOf(int index) => Range(index).Count;

    /// <summary>Shows a batch of the present epoch.</summary>
    internal Batch At(int index)
    {
        (int start, int count) = Range(index);
        batch.Show(order, start, count);
        return batch;
    }

    /// <summary>Shows one of several parts of a batch, which together have all its rows, in a batch of their own.</summary>
    /// <returns>The number of rows of the part.</returns>
    internal int ShowPart(Batch shown, int index, int part, int parts)
    {
        (int start, int count) = Range(index);
        int first = (int)((long)count * part / parts), end = (int)((long)count * (part + 1) / parts);
        shown.Show(order, start + first, end - first);
        return end - first;
    }

    private (int Start, int Count) Range(int index) => (index * BatchSize, Math.Min(BatchSize, order.Length - index * BatchSize));
}
