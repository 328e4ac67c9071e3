using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>The rows of one column that are in a batch.</summary>
internal abstract class BatchColumn(string name)
{
    public string Name { get; } = name;

    public abstract DataColumn Source { get; }
}

/// <summary>The rows of one column that are in a batch: a view where they follow one another, else a copy in a buffer that is used again.</summary>
internal sealed class BatchColumn<T>(string name, Column<T> source) : BatchColumn(name) where T : unmanaged
{
    private readonly Dictionary<(int Start, int Count), Tensor<T>> views = [];
    private T[] buffer = [];
    private Tensor<T>? last, beforeLast;
    private long gathered = -1;

    public override DataColumn Source => source;

    public ReadOnlySpan<T> Values(BatchRows rows)
    {
        if (rows.AreContiguous) return source.Span.Slice(rows.First * source.RowLength, rows.Count * source.RowLength);
        Gather(rows);
        return buffer.AsSpan(0, rows.Count * source.RowLength);
    }

    public Tensor<T> Tensor(BatchRows rows)
    {
        if (rows.AreContiguous) return View(rows.First, rows.Count);
        Gather(rows);
        if (last?.Lengths[0] == rows.Count) return last;

        // An epoch has batches of two lengths, the usual one and that of its last batch.
        (last, beforeLast) = (beforeLast, last);
        if (last?.Lengths[0] != rows.Count) last = System.Numerics.Tensors.Tensor.Create(buffer, 0, source.Lengths(rows.Count), []);
        return last;
    }

    private Tensor<T> View(int start, int count)
    {
        if (!views.TryGetValue((start, count), out Tensor<T>? view)) views.Add((start, count), view = source.Slice(start, count));
        return view;
    }

    private void Gather(BatchRows rows)
    {
        if (gathered == rows.Version) return;
        int length = checked(rows.Count * source.RowLength);
        if (buffer.Length < length)
        {
            buffer = new T[length];
            (last, beforeLast) = (null, null);
        }

        source.Gather(rows.Numbers, buffer);
        gathered = rows.Version;
    }
}
