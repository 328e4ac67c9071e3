namespace AutoDiffGen.Training;

/// <summary>Some neighbouring columns of a row-major matrix: the first, how many, and the matrix they are part of.</summary>
internal readonly record struct Columns(int First, int Count, int Rows, int Stride)
{
    /// <summary>The next few columns from one on.</summary>
    public static Columns Next(int first, int stride, int length) => new(first, Math.Min(BatchStatistics.Size, stride - first), length / stride, stride);

    /// <summary>The part of a row that lies in the columns.</summary>
    public ReadOnlySpan<T> Of<T>(ReadOnlySpan<T> matrix, int row) => matrix.Slice(row * Stride + First, Count);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T}, int)"/>
    public Span<T> Of<T>(Span<T> matrix, int row) => matrix.Slice(row * Stride + First, Count);

    /// <summary>The part of a vector of one number a column.</summary>
    public ReadOnlySpan<T> Of<T>(ReadOnlySpan<T> vector) => vector.Slice(First, Count);

    /// <inheritdoc cref="Of{T}(ReadOnlySpan{T})"/>
    public Span<T> Of<T>(Span<T> vector) => vector.Slice(First, Count);
}
