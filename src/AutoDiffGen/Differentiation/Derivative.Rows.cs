using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffGen;

/// <content>Arrays of arrays: each row has a length of its own, and a row that is null counts as empty.</content>
public static partial class Derivative
{
    /// <summary>The number of cells in all rows.</summary>
    /// <exception cref="OverflowException">They are more than an <c>int</c> can say.</exception>
    public static int Count<T>(T[][]? rows)
    {
        int count = 0;
        foreach (T[]? row in rows ?? []) count = checked(count + (row?.Length ?? 0));
        return count;
    }

    /// <summary>Sets all cells to zero.</summary>
    public static void Clear<T>(T[][]? rows)
    {
        foreach (T[]? row in rows ?? []) Clear(new Span<T>(row));
    }

    /// <summary>The first cells of a row, so that a loop along the row need not find the row again for each cell.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="row">The row.</param>
    /// <param name="count">How many cells the loop looks at.</param>
    /// <returns>As many cells as there are: none if there is no such row, so that looking at one throws.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Row<T>(T[][] rows, int row, int count)
    {
        if (count <= 0 || (uint)row >= (uint)rows.Length) return default;
        T[] cells = rows[row];
        return new Span<T>(cells, 0, Math.Min(count, cells.Length));
    }

    /// <summary>Copies cells, row after row.</summary>
    /// <exception cref="ArgumentException">There is not room for all of them.</exception>
    public static void Copy<T>(T[][]? from, Span<T> to)
    {
        foreach (T[]? row in from ?? [])
        {
            row.AsSpan().CopyTo(to);
            to = to[(row?.Length ?? 0)..];
        }
    }

    /// <inheritdoc cref="Copy{T}(T[][], Span{T})"/>
    public static void Copy<T>(Span<T> from, T[][]? to)
    {
        foreach (T[]? row in to ?? [])
        {
            int length = row?.Length ?? 0;
            from[..length].CopyTo(row);
            from = from[length..];
        }
    }

    /// <summary>Copies numbers, row after row, into memory of a wider type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not room for all of them.</exception>
    public static void Convert(float[][]? from, Span<double> to)
    {
        foreach (float[]? row in from ?? [])
        {
            Convert(row, to);
            to = to[(row?.Length ?? 0)..];
        }
    }

    /// <summary>Copies numbers, row after row, into memory of a narrower type, each rounded to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not enough of them.</exception>
    public static void Convert(Span<double> from, float[][]? to)
    {
        foreach (float[]? row in to ?? [])
        {
            int length = row?.Length ?? 0;
            Convert(from[..length], row);
            from = from[length..];
        }
    }

    /// <summary>Copies numbers, row after row, into memory of another type, each rounded to it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not room for all of them.</exception>
    public static void Convert<TFrom, TTo>(TFrom[][]? from, Span<TTo> to)
        where TFrom : IFloatingPointIeee754<TFrom>
        where TTo : IFloatingPointIeee754<TTo>
    {
        foreach (TFrom[]? row in from ?? [])
        {
            Convert<TFrom, TTo>(row, to);
            to = to[(row?.Length ?? 0)..];
        }
    }

    /// <inheritdoc cref="Convert{TFrom, TTo}(TFrom[][], Span{TTo})"/>
    public static void Convert<TFrom, TTo>(Span<TFrom> from, TTo[][]? to)
        where TFrom : IFloatingPointIeee754<TFrom>
        where TTo : IFloatingPointIeee754<TTo>
    {
        foreach (TTo[]? row in to ?? [])
        {
            int length = row?.Length ?? 0;
            Convert<TFrom, TTo>(from[..length], row);
            from = from[length..];
        }
    }

    /// <summary>Throws unless a derivative has as many rows as the argument it belongs to, each as long as the argument's.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireSameLength<T>(T[][]? derivative, T[][]? argument, [CallerArgumentExpression(nameof(derivative))] string? name = null)
    {
        int rows = argument?.Length ?? 0;
        if ((derivative?.Length ?? 0) != rows) ThrowRows(derivative?.Length ?? 0, rows, name);
        for (int i = 0; i < rows; i++)
        {
            int actual = derivative![i]?.Length ?? 0, wanted = argument![i]?.Length ?? 0;
            if (actual != wanted) ThrowRow(i, actual, wanted, name);
        }
    }

    /// <summary>Throws when two rows are one array, which what is written in one of them would change in the other.</summary>
    /// <exception cref="ArgumentException">Two rows are one array.</exception>
    public static void RequireDistinctRows<T>(T[][]? rows, [CallerArgumentExpression(nameof(rows))] string? name = null)
    {
        if (rows is null || rows.Length < 2) return;
        using var known = new RowSet<T>(rows);
        if (known.HasRepeated) ThrowRepeatedRow(name);
    }

    /// <summary>Throws when something that is written shares a row with something else.</summary>
    /// <exception cref="ArgumentException">They share memory.</exception>
    public static void RequireNoSharedRow<T>(
        T[][]? written,
        T[][]? other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        if (written is null || other is null || written.Length == 0 || other.Length == 0) return;
        using var known = new RowSet<T>(written);
        foreach (T[]? row in other)
        {
            if (row is { Length: > 0 } && known.Contains(row)) ThrowSharedRow(name, otherName);
        }
    }

    /// <inheritdoc cref="RequireNoSharedRow{T}(T[][], T[][], string?, string?)"/>
    public static void RequireNoSharedRow<T>(
        T[][]? written,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null)
    {
        foreach (T[]? row in written ?? [])
        {
            if (other.Overlaps(row)) ThrowSharedRow(name, otherName);
        }
    }

    /// <inheritdoc cref="RequireNoSharedRow{T}(T[][], T[][], string?, string?)"/>
    public static void RequireNoSharedRow<T>(
        ReadOnlySpan<T> written,
        T[][]? other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null) => RequireNoSharedRow(other, written, name, otherName);

    /// <inheritdoc cref="RequireNoSharedRow{T}(T[][], T[][], string?, string?)"/>
    public static void RequireNoSharedRow<T>(
        Span<T> written,
        T[][]? other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null) => RequireNoSharedRow(other, (ReadOnlySpan<T>)written, name, otherName);

    /// <inheritdoc cref="RequireNoSharedRow{T}(T[][], T[][], string?, string?)"/>
    public static void RequireNoSharedRow<T>(
        T[]? written,
        T[][]? other,
        [CallerArgumentExpression(nameof(written))] string? name = null,
        [CallerArgumentExpression(nameof(other))] string? otherName = null) => RequireNoSharedRow(other, (ReadOnlySpan<T>)written, name, otherName);

    [DoesNotReturn]
    private static void ThrowRows(int actual, int wanted, string? name) =>
        throw new ArgumentException($"The derivative has {actual} rows; it must have {wanted}.", name);

    [DoesNotReturn]
    private static void ThrowRow(int row, int actual, int wanted, string? name) =>
        throw new ArgumentException($"Row {row} of the derivative has length {actual}; it must have length {wanted}.", name);

    [DoesNotReturn]
    private static void ThrowRepeatedRow(string? name) =>
        throw new ArgumentException("Two of its rows are one array; what is written in the one would change the other.", name);

    [DoesNotReturn]
    private static void ThrowSharedRow(string? name, string? otherName) =>
        throw new ArgumentException($"It is written and shares a row with '{Named(otherName)}'; it must have rows of its own.", Named(name));

    /// <summary>The rows of an array of arrays, sorted so that one of them is found fast. Empty rows are nobody's memory.</summary>
    private ref struct RowSet<T>
    {
        private readonly int count;
        private readonly int[] keys;
        private readonly T[][] rows;

        public RowSet(T[][] all)
        {
            keys = ArrayPool<int>.Shared.Rent(all.Length);
            rows = ArrayPool<T[]>.Shared.Rent(all.Length);
            foreach (T[]? row in all)
            {
                if (row is not { Length: > 0 }) continue;
                keys[count] = RuntimeHelpers.GetHashCode(row);
                rows[count++] = row;
            }

            Array.Sort(keys, rows, 0, count);
        }

        public readonly bool HasRepeated
        {
            get
            {
                for (int i = 0; i < count; i++)
                {
                    for (int j = i + 1; j < count && keys[j] == keys[i]; j++)
                    {
                        if (ReferenceEquals(rows[i], rows[j])) return true;
                    }
                }

                return false;
            }
        }

        public readonly bool Contains(T[] row)
        {
            int key = RuntimeHelpers.GetHashCode(row), at = Array.BinarySearch(keys, 0, count, key);
            if (at < 0) return false;
            while (at > 0 && keys[at - 1] == key) at--;
            for (; at < count && keys[at] == key; at++)
            {
                if (ReferenceEquals(rows[at], row)) return true;
            }

            return false;
        }

        public readonly void Dispose()
        {
            ArrayPool<int>.Shared.Return(keys);
            ArrayPool<T[]>.Shared.Return(rows, clearArray: true);
        }
    }
}
