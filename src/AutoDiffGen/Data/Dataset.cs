using System.Collections.Immutable;

namespace AutoDiffGen.Training;

/// <summary>Named columns with a row for each sample, such as images and labels.</summary>
/// <example><code>var data = new Dataset { ["images"] = images, ["labels"] = labels };</code></example>
public sealed class Dataset
{
    private readonly OrderedDictionary<string, DataColumn> columns = new(StringComparer.Ordinal);

    /// <summary>The number of rows; 0 where there is no column.</summary>
    public int Count => columns.Count == 0 ? 0 : columns.GetAt(0).Value.Rows;

    /// <summary>The names of the columns, in the order in which they came.</summary>
    public ImmutableArray<string> Names => [.. columns.Keys];

    /// <summary>A column.</summary>
    /// <param name="name">The name of the column.</param>
    /// <exception cref="ArgumentException">
    /// There is no such column, and the message lists those there are; or a new column has not as many rows as the others.
    /// </exception>
    public DataColumn this[string name]
    {
        get => columns.TryGetValue(name, out DataColumn? column) ? column : throw new ArgumentException($"There is no column '{name}' in {this}.", nameof(name));
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            ArgumentNullException.ThrowIfNull(value);
            bool isOnly = columns.Count == 0 || (columns.Count == 1 && columns.ContainsKey(name));
            if (!isOnly && value.Rows != Count)
            {
                (string other, DataColumn like) = columns.First(column => column.Key != name);
                throw new ArgumentException($"Column '{name}' is {value}, with {value.Rows} rows; column '{other}' is {like}, with {Count}.", nameof(value));
            }

            columns[name] = value;
        }
    }

    /// <summary>Whether there is a column of a name.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => columns.ContainsKey(name);

    /// <summary>A new dataset of some of the rows, in the order given; they are copied. A row may come several times.</summary>
    /// <param name="rows">The numbers of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Select(ReadOnlySpan<int> rows)
    {
        var selected = new Dataset();
        foreach ((string name, DataColumn column) in columns) selected[name] = column.Select(rows);
        return selected;
    }

    /// <summary>A new dataset with one column replaced or added; the others are shared.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="ArgumentException">The column has not as many rows as the others.</exception>
    public Dataset With(string name, DataColumn column)
    {
        var changed = new Dataset();
        foreach ((string other, DataColumn kept) in columns) changed.columns.Add(other, kept);
        changed[name] = column;
        return changed;
    }

    /// <summary>Cuts the rows, in random order, into two new datasets.</summary>
    /// <param name="fraction">The fraction of the rows that goes to the first one; the number of rows is rounded.</param>
    /// <param name="seed">The seed of the order: the same seed gives the same two datasets on every machine.</param>
    /// <param name="stratifyBy">A column of labels, each of which is to have the same fraction in both, as far as whole rows allow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves one of the two without rows.</exception>
    /// <exception cref="ArgumentException">There is no column of that name, or it does not hold labels.</exception>
    public (Dataset First, Dataset Second) Split(double fraction, int seed, string? stratifyBy = null)
    {
        (int[] first, int[] second) = Partition.Split(Count, fraction, seed, LabelsOf(stratifyBy));
        return (Select(first), Select(second));
    }

    /// <summary>Cuts the rows, in random order, into k folds, and gives for each of them the fold for validation and all others for training.</summary>
    /// <remarks>The numbers of rows in the folds differ by at most 1; with labels, so do the numbers of rows of each label.</remarks>
    /// <param name="count">The number k of folds.</param>
    /// <param name="seed">The seed of the order: the same seed gives the same folds on every machine.</param>
    /// <param name="stratifyBy">A column of labels, each of which is to be as frequent in every fold, as far as whole rows allow.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or fewer rows than folds.</exception>
    /// <exception cref="ArgumentException">There is no column of that name, or it does not hold labels.</exception>
    public IEnumerable<Fold> Folds(int count, int seed, string? stratifyBy = null)
    {
        int[] foldOf = Partition.Folds(Count, count, seed, LabelsOf(stratifyBy));
        int[] order = Partition.Order(Count, seed);
        return Enumerable.Range(0, count).Select(fold => new Fold(
            fold, Select([.. order.Where(row => foldOf[row] != fold)]), Select([.. order.Where(row => foldOf[row] == fold)])));
    }

    /// <summary>All rows as one batch, without copying.</summary>
    public Batch AsBatch()
    {
        var batch = new Batch(this);
        batch.Show([.. Enumerable.Range(0, Count)], 0, Count);
        return batch;
    }

    /// <summary>The rows in order, in batches: views, without copying. The last batch may be smaller.</summary>
    /// <param name="size">The number of rows of a batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public EpochBatches Batches(int size) => new BatchLoader(this, size).Epoch(1);

    /// <summary>The columns, such as <c>{ images: float[60000×784], labels: int[60000] }</c>.</summary>
    public override string ToString() => $"{{ {string.Join(", ", columns.Select(column => $"{column.Key}: {column.Value}"))} }}";

    private ReadOnlySpan<int> LabelsOf(string? name) => name is null ? [] : (this[name] as Column<int> ?? throw new ArgumentException(
        $"Column '{name}' is {this[name]}; only a column of int holds labels.", nameof(name))).Span;
}
