namespace AutoDiffGen.Solvers;

/// <summary>The factorisation AP = QR by Householder reflections with column pivoting, in place.</summary>
/// <remarks>
/// A is m × n, m ≥ n, stored by columns. Pivoting takes the column of largest remaining norm first, so that the diagonal of R falls and
/// shows the rank. After Golub and Businger, with the downdated norms of MINPACK's <c>qrfac</c>.
/// </remarks>
internal static class PivotedQr
{
    /// <summary>Factors the columns of A, applies Qᵀ to a right-hand side, and writes R.</summary>
    /// <param name="columns">A, by columns; destroyed.</param>
    /// <param name="rhs">b of length m; becomes Qᵀb.</param>
    /// <param name="triangle">n × n by columns: R above and on the diagonal, zero below.</param>
    /// <param name="pivots">pivots[k] is the column of A that column k of R belongs to.</param>
    /// <param name="norms">On exit, the norms of the columns of A, in A's order.</param>
    /// <param name="work">2n numbers.</param>
    public static void Factor(Span<double> columns, Span<double> rhs, Span<double> triangle, Span<int> pivots, Span<double> norms, Span<double> work)
    {
        int m = rhs.Length, n = pivots.Length;
        Span<double> remaining = work[..n], reference = work[n..];
        for (int j = 0; j < n; j++)
        {
            pivots[j] = j;
            norms[j] = remaining[j] = reference[j] = Vector.Norm(columns.Slice(j * m, m));
        }

        triangle.Clear();
        for (int k = 0; k < n; k++)
        {
            BringLargestForward(columns, triangle, pivots, remaining, reference, m, k);
            double diagonal = Reflect(columns, rhs, triangle, m, n, k);
            triangle[k * n + k] = diagonal;
            Downdate(columns, triangle, remaining, reference, m, k);
        }
    }

    private static void BringLargestForward(
        Span<double> columns, Span<double> triangle, Span<int> pivots, Span<double> remaining, Span<double> reference, int m, int k)
    {
        int n = pivots.Length, largest = k;
        for (int j = k + 1; j < n; j++)
        {
            if (remaining[j] > remaining[largest]) largest = j;
        }

        if (largest == k) return;
        Span<double> a = columns.Slice(k * m, m), b = columns.Slice(largest * m, m);
        for (int i = 0; i < m; i++) (a[i], b[i]) = (b[i], a[i]);
        for (int i = 0; i < k; i++) (triangle[k * n + i], triangle[largest * n + i]) = (triangle[largest * n + i], triangle[k * n + i]);
        (pivots[k], pivots[largest]) = (pivots[largest], pivots[k]);
        remaining[largest] = remaining[k];
        reference[largest] = reference[k];
    }

    // H = I − vvᵀ/v₀ with v = a/±‖a‖ + e₀; returns the diagonal element of R.
    private static double Reflect(Span<double> columns, Span<double> rhs, Span<double> triangle, int m, int n, int k)
    {
        Span<double> v = columns.Slice(k * m + k, m - k);
        double norm = Vector.Norm(v);
        if (norm == 0) return 0;
        if (v[0] < 0) norm = -norm;
        for (int i = 0; i < v.Length; i++) v[i] /= norm;
        v[0] += 1;
        for (int j = k + 1; j < n; j++)
        {
            Span<double> column = columns.Slice(j * m + k, m - k);
            Vector.Add(-Vector.Dot(v, column) / v[0], v, column);
            triangle[j * n + k] = column[0];
        }

        Span<double> tail = rhs[k..];
        Vector.Add(-Vector.Dot(v, tail) / v[0], v, tail);
        return -norm;
    }

    // The norm of what is left of a column follows from Pythagoras, until cancellation asks for a fresh one.
    private static void Downdate(Span<double> columns, Span<double> triangle, Span<double> remaining, Span<double> reference, int m, int k)
    {
        int n = remaining.Length;
        for (int j = k + 1; j < n; j++)
        {
            if (remaining[j] == 0) continue;
            double ratio = triangle[j * n + k] / remaining[j];
            remaining[j] *= Math.Sqrt(Math.Max(0, 1 - ratio * ratio));
            double left = remaining[j] / reference[j];
            if (0.05 * left * left > double.BitIncrement(1) - 1) continue;
            remaining[j] = reference[j] = Vector.Norm(columns.Slice(j * m + k + 1, m - k - 1));
        }
    }
}
