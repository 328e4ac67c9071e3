using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>One column of a <see cref="Dataset"/>: a row of numbers for each sample. Arrays and tensors convert to it, and are not copied.</summary>
/// <remarks>The first dimension counts the samples; an array has one number for each. A tensor that is not dense is copied once.</remarks>
public abstract class DataColumn
{
    private protected DataColumn(int rows, ImmutableArray<int> rowShape)
    {
        (Rows, RowShape) = (rows, rowShape);
        RowLength = rowShape.Aggregate(1, static (product, length) => checked(product * length));
    }

    /// <summary>The number of samples.</summary>
    public int Rows { get; }

    /// <summary>The lengths of the dimensions of one sample; none where it is a single number.</summary>
    public ImmutableArray<int> RowShape { get; }

    /// <summary>How many numbers one sample has.</summary>
    public int RowLength { get; }

    /// <summary><see cref="float"/>, <see cref="double"/> or <see cref="int"/>.</summary>
    public abstract Type ElementType { get; }

    /// <summary>A column over a tensor, whose first dimension counts the samples.</summary>
    /// <param name="values">The numbers.</param>
    /// <exception cref="ArgumentException">The tensor has no dimensions.</exception>
    public static implicit operator DataColumn(Tensor<float> values) => Column<float>.Of(values);

    /// <inheritdoc cref="op_Implicit(Tensor{float})"/>
    public static implicit operator DataColumn(Tensor<double> values) => Column<double>.Of(values);

    /// <summary>A column of one number for each sample.</summary>
    /// <param name="values">The numbers.</param>
    public static implicit operator DataColumn(float[] values) => Column<float>.Of(values);

    /// <inheritdoc cref="op_Implicit(float[])"/>
    public static implicit operator DataColumn(double[] values) => Column<double>.Of(values);

    /// <summary>A column of labels: one integer for each sample.</summary>
    /// <param name="labels">The labels.</param>
    public static implicit operator DataColumn(int[] labels) => Column<int>.Of(labels);

    /// <summary>A new column of some of the rows, in the order given; they are copied.</summary>
    /// <param name="rows">The numbers of the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public abstract DataColumn Select(ReadOnlySpan<int> rows);

    /// <summary>All numbers, row after row.</summary>
    /// <typeparam name="T">The type of the numbers, exactly.</typeparam>
    /// <exception cref="InvalidOperationException">The numbers are of another type.</exception>
    public ReadOnlySpan<T> Values<T>() where T : unmanaged => (this as Column<T> ?? throw Mismatch("", typeof(T))).Span;

    /// <summary>The type and the shape, such as <c>float[60000×784]</c>.</summary>
    public override string ToString() => $"{NameOf(ElementType)}[{string.Join('×', RowShape.Insert(0, Rows))}]";

    internal InvalidOperationException Mismatch(string name, Type wanted) => new(
        $"The column {(name.Length == 0 ? "" : $"'{name}' ")}is {this}, but is read as {NameOf(wanted)}: read it as {NameOf(ElementType)}, or make it a column of {NameOf(wanted)}.");

    /// <summary>What a <see cref="Batch"/> keeps for this column.</summary>
    internal abstract BatchColumn CreateBatchColumn(string name);

    /// <summary>Overwrites one number of each row: that of row i with that of row order[i] of a column of the same type and shape.</summary>
    internal abstract void TakeFeature(DataColumn source, int feature, ReadOnlySpan<int> order);

    /// <summary>Whether the samples of two columns have the same type and shape.</summary>
    internal bool HasRowsLike(DataColumn other) => ElementType == other.ElementType && RowShape.AsSpan().SequenceEqual(other.RowShape.AsSpan());

    internal static string NameOf(Type type) => type == typeof(float) ? "float" : type == typeof(double) ? "double" : type == typeof(int) ? "int" : type.Name;
}
