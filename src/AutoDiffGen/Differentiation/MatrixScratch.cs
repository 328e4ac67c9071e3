namespace AutoDiffGen;

/// <summary>Zeroed working memory in the shape of a matrix: what a local matrix of the user's method, or its adjoint, lives in.</summary>
/// <remarks>
/// A pooled matrix must have exactly the shape asked for. Each thread keeps the few that were given back last, so that a
/// derivative which is called again with the same shapes allocates nothing.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
public ref struct MatrixScratch<T>
{
    /// <summary>How many matrices of a type a thread keeps.</summary>
    private const int MostKept = 16;

    /// <summary>The largest matrix that is kept, in cells; for larger ones the time to allocate does not matter.</summary>
    private const int MostCells = 1 << 20;

    [ThreadStatic]
    private static T[,]?[]? kept;

    [ThreadStatic]
    private static int oldest;

    private T[,]? matrix;

    /// <summary>Memory that this thread used before, else new.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <exception cref="OverflowException">One of them is negative, as for <c>new T[rows, columns]</c>.</exception>
    public MatrixScratch(int rows, int columns) => matrix = Rent(rows, columns);

    /// <summary>Memory in the shape of another matrix.</summary>
    /// <param name="like">The matrix; null counts as empty.</param>
    public MatrixScratch(T[,]? like)
        : this(like?.GetLength(0) ?? 0, like?.GetLength(1) ?? 0)
    {
    }

    /// <summary>The cells, all zero at first; an empty matrix if none was asked for.</summary>
    public readonly T[,] Matrix => matrix ?? new T[0, 0];

    /// <summary>Hands out a zeroed matrix, in place of the one that was handed out before.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The matrix, which stays valid until the next call.</returns>
    /// <exception cref="OverflowException">One of them is negative, as for <c>new T[rows, columns]</c>.</exception>
    public T[,] Take(int rows, int columns)
    {
        Dispose();
        return matrix = Rent(rows, columns);
    }

    /// <summary>Gives the matrix back. To be called once; its cells must not be used afterwards.</summary>
    public void Dispose()
    {
        if (matrix is { Length: > 0 and <= MostCells }) Keep(matrix);
        matrix = null;
    }

    private static T[,] Rent(int rows, int columns)
    {
        T[,]?[] free = kept ??= new T[MostKept][,];
        for (int i = 0; i < free.Length; i++)
        {
            if (free[i] is not { } found || found.GetLength(0) != rows || found.GetLength(1) != columns) continue;
            free[i] = null;
            Derivative.Clear(found);
            return found;
        }

        return new T[rows, columns];
    }

    private static void Keep(T[,] returned)
    {
        T[,]?[] free = kept ??= new T[MostKept][,];
        int place = Array.IndexOf(free, null);
        if (place < 0)
        {
            place = oldest;
            oldest = (oldest + 1) % MostKept;
        }

        free[place] = returned;
    }
}
