namespace AutoDiffGen;

/// <summary>Zeroed working memory in rows of a length each of their own: what a local array of arrays of the user's method, or its adjoint, lives in.</summary>
/// <remarks>
/// The rows are arrays of exactly the length asked for. Each thread keeps the few that were given back last, so that a
/// derivative which is called again with the same shapes allocates nothing.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
public ref struct JaggedScratch<T>
{
    /// <summary>How many arrays of arrays of a type a thread keeps.</summary>
    private const int MostKept = 8;

    /// <summary>The largest that is kept, in rows, and its longest row; for larger ones the time to allocate does not matter.</summary>
    private const int MostRows = 1 << 12, LongestRow = 1 << 16;

    [ThreadStatic]
    private static (T[][] Rows, T[]?[] Spare)[]? kept;

    [ThreadStatic]
    private static int oldest;

    /// <summary>Rows that were used before, in the order in which they will be asked for again.</summary>
    private T[]?[]? spare;

    private T[][]? rows;

    /// <summary>An array of rows that are null until they are asked for.</summary>
    /// <param name="length">The number of rows.</param>
    /// <exception cref="OverflowException">It is negative, as for <c>new T[length][]</c>.</exception>
    public JaggedScratch(int length) => Rent(length);

    /// <summary>Zeroed rows of the lengths that the rows of another array have.</summary>
    /// <param name="like">The array; null counts as empty, and so does a row that is null.</param>
    public JaggedScratch(T[][]? like) => Take(like);

    /// <summary>The rows; none if none were asked for.</summary>
    public readonly T[][] Rows => rows ?? [];

    /// <summary>Hands out an array of rows, in place of the one that was handed out before.</summary>
    /// <param name="length">The number of rows.</param>
    /// <returns>The array, which stays valid until the next call.</returns>
    /// <exception cref="OverflowException">The number is negative, as for <c>new T[length][]</c>.</exception>
    public T[][] Take(int length)
    {
        Dispose();
        return Rent(length);
    }

    /// <summary>Hands out zeroed rows of the lengths that the rows of another array have, in place of those handed out before.</summary>
    /// <param name="like">The array; null counts as empty, and so does a row that is null.</param>
    /// <returns>The array, which stays valid until the next call.</returns>
    public T[][] Take(T[][]? like)
    {
        T[][] taken = Take(like?.Length ?? 0);
        for (int i = 0; i < taken.Length; i++) taken[i] = Row(i, like![i]?.Length ?? 0);
        return taken;
    }

    /// <summary>A zeroed row.</summary>
    /// <param name="index">Where in the array it will stand.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="OverflowException">The length is negative, as for <c>new T[length]</c>.</exception>
    public readonly T[] Row(int index, int length)
    {
        if (spare is null || (uint)index >= (uint)spare.Length || spare[index] is not { } found || found.Length != length) return new T[length];
        spare[index] = null;
        Derivative.Clear<T>(found);
        return found;
    }

    /// <summary>Gives the rows back. To be called once; their cells must not be used afterwards.</summary>
    public void Dispose()
    {
        if (rows is { Length: > 0 and <= MostRows }) Keep(rows, spare!);
        rows = null;
        spare = null;
    }

    private T[][] Rent(int length)
    {
        var free = kept ??= new (T[][], T[]?[])[MostKept];
        for (int i = 0; i < free.Length; i++)
        {
            if (free[i].Rows is not { } found || found.Length != length) continue;
            (rows, spare) = free[i];
            free[i] = default;
            return rows;
        }

        spare = new T[length][];
        return rows = new T[length][];
    }

    private static void Keep(T[][] rows, T[]?[] spare)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { Length: <= LongestRow } used) spare[i] = used;
            rows[i] = null!;
        }

        var free = kept ??= new (T[][], T[]?[])[MostKept];
        int place = Array.FindIndex(free, static f => f.Rows is null);
        if (place < 0)
        {
            place = oldest;
            oldest = (oldest + 1) % MostKept;
        }

        free[place] = (rows, spare);
    }
}
