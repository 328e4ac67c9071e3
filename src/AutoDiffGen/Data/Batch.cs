using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Some rows of a <see cref="Dataset"/>: what one step of training looks at.</summary>
/// <remarks>
/// Rows that follow one another in the dataset are views of its memory; others are gathered, column by column when asked for, into buffers that the
/// next batch uses again. So what a batch gives is to be read, and only until the next batch. Nothing is allocated once every length of batch has been seen.
/// </remarks>
public sealed class Batch
{
    private readonly Dictionary<string, BatchColumn> columns = new(StringComparer.Ordinal);
    private readonly Dataset dataset;
    private int[] numbers = [];
    private int start;
    private long version;
    private bool areContiguous;

    internal Batch(Dataset dataset)
    {
        this.dataset = dataset;
        foreach (string name in dataset.Names) columns.Add(name, dataset[name].CreateBatchColumn(name));
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The number in the dataset of every row of the batch.</summary>
    public ReadOnlySpan<int> Rows => numbers.AsSpan(start, Count);

    private BatchRows Current => new(Rows, version, areContiguous);

    /// <summary>The rows of a column as a tensor, whose first dimension counts the rows.</summary>
    /// <typeparam name="T">The type of the numbers, exactly.</typeparam>
    /// <param name="name">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidOperationException">The numbers of the column are of another type.</exception>
    public Tensor<T> Tensor<T>(string name) where T : unmanaged => Find<T>(name).Tensor(Current);

    /// <summary>The numbers of a column, row after row.</summary>
    /// <typeparam name="T">The type of the numbers, exactly.</typeparam>
    /// <param name="name">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidOperationException">The numbers of the column are of another type.</exception>
    public ReadOnlySpan<T> Values<T>(string name) where T : unmanaged => Find<T>(name).Values(Current);

    /// <summary>The labels in a column of integers, one for each row.</summary>
    /// <param name="name">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    /// <exception cref="InvalidOperationException">The column does not hold integers.</exception>
    public ReadOnlySpan<int> Labels(string name) => Find<int>(name).Values(Current);

    /// <summary>Takes in rows. The array of their numbers must not change until the next call.</summary>
    internal void Show(int[] order, int first, int count)
    {
        (numbers, start, Count) = (order, first, count);
        areContiguous = BatchRows.Follow(Rows);
        version++;
    }

    private BatchColumn<T> Find<T>(string name) where T : unmanaged
    {
        if (!columns.TryGetValue(name, out BatchColumn? column)) throw new ArgumentException($"There is no column '{name}' in {dataset}.", nameof(name));
        return column as BatchColumn<T> ?? throw column.Source.Mismatch(name, typeof(T));
    }
}
