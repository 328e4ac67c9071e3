using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Throws unless a derivative has the length that is wanted.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSameLength<T>(ReadOnlySpan<T> derivative, int length, [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (derivative.Length != length) ThrowLength(derivative.Length, length, name);
    }

    /// <inheritdoc cref="RequireSameLength{T}(ReadOnlySpan{T}, int, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSameLength<T>(Span<T> derivative, int length, [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (derivative.Length != length) ThrowLength(derivative.Length, length, name);
    }

    /// <summary>Throws unless a derivative is as long as the argument it belongs to.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSameLength<T>(ReadOnlySpan<T> derivative, ReadOnlySpan<T> argument, [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (derivative.Length != argument.Length) ThrowLength(derivative.Length, argument.Length, name);
    }

    /// <inheritdoc cref="RequireSameLength{T}(ReadOnlySpan{T}, ReadOnlySpan{T}, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireSameLength<T>(Span<T> derivative, ReadOnlySpan<T> argument, [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        if (derivative.Length != argument.Length) ThrowLength(derivative.Length, argument.Length, name);
    }

    /// <summary>Throws unless a derivative has as many rows and columns as the argument it belongs to.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireSameLength<T>(T[,]? derivative, T[,]? argument, [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        (int Rows, int Columns) actual = ShapeOf(derivative), wanted = ShapeOf(argument);
        if (actual != wanted) ThrowShape(actual, wanted, name);
    }

    /// <summary>Throws unless a flat matrix of derivatives has as many elements as rows and columns demand.</summary>
    /// <exception cref="ArgumentException">It has more or fewer.</exception>
    public static void RequireShape<T>(Span<T> matrix, int rows, int columns, [CallerArgumentExpression(nameof(matrix))] string? name = null)
    {
        if (matrix.Length != (long)rows * columns) ThrowFlatShape(matrix.Length, rows, columns, name);
    }

    private static (int Rows, int Columns) ShapeOf<T>(T[,]? matrix) => matrix is null ? (0, 0) : (matrix.GetLength(0), matrix.GetLength(1));

    [DoesNotReturn]
    private static void ThrowLength(int actual, int wanted, string? name) =>
        throw new ArgumentException($"The derivative has length {actual}; it must have length {wanted}.", name);

    [DoesNotReturn]
    private static void ThrowShape((int Rows, int Columns) actual, (int Rows, int Columns) wanted, string? name) =>
        throw new ArgumentException($"The derivative has shape {actual.Rows} × {actual.Columns}; it must have shape {wanted.Rows} × {wanted.Columns}.", name);

    [DoesNotReturn]
    private static void ThrowFlatShape(int actual, int rows, int columns, string? name) =>
        throw new ArgumentException($"The derivative has length {actual}; it must have length {(long)rows * columns}: {rows} rows of {columns}.", name);
}
