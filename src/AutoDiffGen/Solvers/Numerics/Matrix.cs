namespace AutoDiffGen.Solvers;

/// <summary>Matrices as spans.</summary>
internal static class Matrix
{
    /// <summary>Writes a row-major matrix by columns.</summary>
    public static void Transpose(ReadOnlySpan<double> source, int rows, Span<double> target)
    {
        int columns = source.Length / rows;
        for (int j = 0; j < columns; j++)
        {
            Span<double> column = target.Slice(j * rows, rows);
            for (int i = 0, k = j; i < column.Length; i++, k += columns) column[i] = source[k];
        }
    }
}
