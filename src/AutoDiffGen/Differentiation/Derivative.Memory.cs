using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffGen;

public static partial class Derivative
{
    /// <summary>Sets all cells to zero.</summary>
    /// <remarks>
    /// On processors with AVX-512, <c>Span.Clear</c> of .NET 10 leaves the upper halves of the vector registers in use, and
    /// <c>Math.Exp</c> and its kin then take several times as long. <c>Span.Fill</c> does not.
    /// </remarks>
    [SuppressMessage("Performance", "CA1855", Justification = "Clear slows down what comes after it.")]
    public static void Clear<T>(Span<T> cells) => cells.Fill(default!);

    /// <inheritdoc cref="Clear{T}(Span{T})"/>
    public static void Clear<T>(T[,]? cells)
    {
        if (cells is { Length: > 0 }) Clear(MemoryMarshal.CreateSpan(ref cells[0, 0], cells.Length));
    }

    /// <summary>The first cells of a row of a matrix, so that a loop along the row need not find the row again for each cell.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="row">The row.</param>
    /// <param name="count">How many cells the loop looks at.</param>
    /// <returns>As many cells as there are: none if there is no such row, so that looking at one throws as it would in the matrix.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Row<T>(T[,] matrix, int row, int count)
    {
        if (count <= 0) return default;
        int columns = matrix.GetLength(1);
        return (uint)row < (uint)matrix.GetLength(0) && columns > 0
            ? MemoryMarshal.CreateSpan(ref matrix[row, 0], Math.Min(count, columns))
            : default;
    }

    /// <summary>Cells that lie one after the other, so that a loop over them counts from zero.</summary>
    /// <param name="cells">The span or array.</param>
    /// <param name="start">The first of the cells.</param>
    /// <param name="count">How many cells the loop looks at.</param>
    /// <returns>As many cells as there are, so that looking at a further one throws as it would in <paramref name="cells"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Row<T>(Span<T> cells, int start, int count)
    {
        if ((uint)start >= (uint)cells.Length || count <= 0) return default;
        return cells.Slice(start, Math.Min(count, cells.Length - start));
    }

    /// <inheritdoc cref="Row{T}(Span{T}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Row<T>(T[]? cells, int start, int count) => Row(new Span<T>(cells), start, count);

    /// <inheritdoc cref="Row{T}(Span{T}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Row<T>(ReadOnlySpan<T> cells, int start, int count)
    {
        if ((uint)start >= (uint)cells.Length || count <= 0) return default;
        return cells.Slice(start, Math.Min(count, cells.Length - start));
    }
}
