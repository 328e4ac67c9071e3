using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>A column of numbers of one type, in a dense tensor.</summary>
internal sealed class Column<T> : DataColumn where T : unmanaged
{
    private readonly Tensor<T> values;

    private Column(Tensor<T> values, int rows, ImmutableArray<int> rowShape) : base(rows, rowShape) => this.values = values;

    public override Type ElementType => typeof(T);

    public ReadOnlySpan<T> Span => values.FlattenedLength == 0 ? [] : DenseNumbers.Of(values);

    public static Column<T> Of(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(System.Numerics.Tensors.Tensor.Create(values));
    }

    public static Column<T> Of(Tensor<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Rank == 0) throw new ArgumentException("A tensor without dimensions has no samples: its first dimension counts them.", nameof(values));
        var shape = ImmutableArray.CreateBuilder<int>(values.Rank);
        foreach (nint length in values.Lengths) shape.Add(checked((int)length));
        return new(values.IsDense || values.FlattenedLength == 0 ? values : Dense(values), shape[0], [.. shape.Skip(1)]);
    }

    public override DataColumn Select(ReadOnlySpan<int> rows)
    {
        T[] selected = new T[checked(rows.Length * RowLength)];
        Gather(rows, selected);
        return Of(System.Numerics.Tensors.Tensor.Create(selected, Lengths(rows.Length)));
    }

    /// <summary>Copies rows one after the other.</summary>
    public void Gather(ReadOnlySpan<int> rows, Span<T> destination)
    {
        ReadOnlySpan<T> all = Span;
        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)Rows) throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"There are {Rows} rows.");
            all.Slice(rows[i] * RowLength, RowLength).CopyTo(destination.Slice(i * RowLength, RowLength));
        }
    }

    /// <summary>Some rows in a row, as a view.</summary>
    public Tensor<T> Slice(int start, int count)
    {
        if (count == Rows) return values;
        var ranges = new System.Buffers.NRange[values.Rank];
        ranges.AsSpan().Fill(System.Buffers.NRange.All);
        ranges[0] = new(start, start + count);
        return values.Slice(ranges);
    }

    /// <summary>The lengths of a tensor of so many samples.</summary>
    public nint[] Lengths(int rows)
    {
        nint[] lengths = new nint[RowShape.Length + 1];
        lengths[0] = rows;
        for (int i = 0; i < RowShape.Length; i++) lengths[i + 1] = RowShape[i];
        return lengths;
    }

    internal override BatchColumn CreateBatchColumn(string name) => new BatchColumn<T>(name, this);

    internal override void TakeFeature(DataColumn source, int feature, ReadOnlySpan<int> order)
    {
        ReadOnlySpan<T> all = source.Values<T>();
        Span<T> own = values.GetSpan(stackalloc nint[values.Rank], checked((int)values.FlattenedLength));
        for (int row = 0; row < order.Length; row++) own[row * RowLength + feature] = all[order[row] * RowLength + feature];
    }

    private static Tensor<T> Dense(Tensor<T> values)
    {
        T[] copy = new T[checked((int)values.FlattenedLength)];
        values.FlattenTo(copy);
        return System.Numerics.Tensors.Tensor.Create(copy, values.Lengths);
    }
}
