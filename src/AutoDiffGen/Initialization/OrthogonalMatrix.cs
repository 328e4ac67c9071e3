using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>Random matrices with orthonormal rows or columns.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>Overwrites a row-major matrix by <paramref name="gain"/> times one with orthonormal columns, or rows if those are fewer.</summary>
    /// <remarks>
    /// Normal vectors are made orthonormal one after the other (Gram and Schmidt, twice against rounding). That is the Q of the QR decomposition whose R has
    /// a positive diagonal, and so uniform among all such matrices (Mezzadri 2007). The sums run in order, for the same bits on every machine.
    /// </remarks>
    public static void Fill<T>(Span<T> values, int columns, double gain, Xoshiro256 random) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (values.IsEmpty) return;
        int rows = values.Length / columns;
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        double[] vectors = new double[count * length];
        foreach (ref double element in vectors.AsSpan()) element = random.NextNormal();
        for (int k = 0; k < count; k++)
        {
            Span<double> vector = vectors.AsSpan(k * length, length);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < k; j++) Remove(vector, vectors.AsSpan(j * length, length));
            }

            Normalise(vector);
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                values[i * columns + j] = Widening.FromDouble<T>(gain * vectors[rows >= columns ? j * length + i : i * length + j]);
            }
        }
    }

    private static void Remove(Span<double> vector, ReadOnlySpan<double> direction)
    {
        double along = Dot(vector, direction);
        for (int i = 0; i < vector.Length; i++) vector[i] -= along * direction[i];
    }

    private static void Normalise(Span<double> vector)
    {
        double norm = Math.Sqrt(Dot(vector, vector));
        foreach (ref double element in vector) element /= norm;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }
}
