namespace AutoDiffGen.Solvers;

/// <summary>The covariance of fitted parameters, s²·(JᵀJ)⁻¹, from R alone: JᵀJ would square the condition.</summary>
internal sealed class CovarianceEstimate
{
    private const double Rounding = 2.220446049250313e-16;

    // A null vector with a component above this changes the parameter that it belongs to.
    private const double SmallestNullComponent = 1e-8;

    private readonly int n;
    private readonly bool[] isUndetermined;

    /// <param name="model">The final model, factored, with columns of norm 1.</param>
    /// <param name="typical">A typical size of each parameter, to tell whether it has any influence; 0 where none is known, as from a start at 0.</param>
    /// <param name="residuals">The number of residuals.</param>
    /// <param name="sum">Their sum of squares, or of robust losses.</param>
    public CovarianceEstimate(in LinearModel model, ReadOnlySpan<double> typical, int residuals, double sum)
    {
        n = typical.Length;
        Matrix = new double[n, n];
        StandardErrors = new double[n];
        isUndetermined = new bool[n];
        int rank = TriangularRank(model.Triangle, model.FreeCount, residuals * Rounding);
        FindNullComponents(model, rank);
        int flat = FindFlatParameters(model, typical);
        Rank = Math.Max(0, Math.Min(rank, model.FreeCount - flat));
        DegreesOfFreedom = residuals - Rank;
        Variance = DegreesOfFreedom > 0 ? sum / DegreesOfFreedom : double.NaN;
        Fill(model, rank);
    }

    /// <summary>The covariance matrix.</summary>
    public double[,] Matrix { get; }

    /// <summary>The roots of its diagonal.</summary>
    public double[] StandardErrors { get; }

    /// <summary>The number of combinations of free parameters that are determined.</summary>
    public int Rank { get; }

    /// <summary>Residuals less the combinations that were fitted to them.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The variance of a residual, s².</summary>
    public double Variance { get; }

    private static int TriangularRank(ReadOnlySpan<double> triangle, int count, double tolerance)
    {
        int rank = 0;
        while (rank < count && Math.Abs(triangle[rank * count + rank]) > tolerance * Math.Abs(triangle[0])) rank++;
        return rank;
    }

    // The null space is spanned by the columns of (−R₁₁⁻¹R₁₂; 1). Overwrites R₁₂.
    private void FindNullComponents(in LinearModel model, int rank)
    {
        int count = model.FreeCount;
        Span<double> r = model.Triangle;
        for (int k = rank; k < count; k++)
        {
            isUndetermined[model.Free[model.Pivots[k]]] = true;
            Span<double> column = r.Slice(k * count, rank);
            for (int j = rank - 1; j >= 0; j--)
            {
                column[j] /= r[j * count + j];
                Vector.Add(-column[j], r.Slice(j * count, j), column[..j]);
                isUndetermined[model.Free[model.Pivots[j]]] |= !(Math.Abs(column[j]) <= SmallestNullComponent);
            }
        }
    }

    // A parameter whose whole size changes the residuals by less than the rounding of another's influence.
    private int FindFlatParameters(in LinearModel model, ReadOnlySpan<double> typical)
    {
        double largest = 0;
        foreach (int j in model.Free) largest = Math.Max(largest, model.ColumnNorms[j] * typical[j]);
        int flat = 0;
        foreach (int j in model.Free)
        {
            if (typical[j] == 0 || model.ColumnNorms[j] * typical[j] > Rounding * largest) continue;
            isUndetermined[j] = true;
            flat++;
        }

        return flat;
    }

    private void Fill(in LinearModel model, int rank)
    {
        Span<double> r = model.Triangle;
        int count = model.FreeCount;
        Invert(r, count, rank);
        for (int a = 0; a < rank; a++)
        {
            for (int b = a; b < rank; b++)
            {
                double sum = 0;
                for (int k = b; k < rank; k++) sum += r[k * count + a] * r[k * count + b];
                int i = model.Free[model.Pivots[a]], j = model.Free[model.Pivots[b]];
                Matrix[i, j] = Matrix[j, i] = sum * Variance / model.ColumnNorms[i] / model.ColumnNorms[j];
            }
        }

        for (int j = 0; j < n; j++)
        {
            if (isUndetermined[j]) MarkUndetermined(j);
            StandardErrors[j] = Math.Sqrt(Matrix[j, j]);
        }
    }

    private void MarkUndetermined(int j)
    {
        for (int i = 0; i < n; i++) Matrix[i, j] = Matrix[j, i] = double.NaN;
        Matrix[j, j] = double.PositiveInfinity;
    }

    // The inverse of the leading triangle, in place, column by column.
    private static void Invert(Span<double> r, int count, int rank)
    {
        for (int k = 0; k < rank; k++)
        {
            Span<double> column = r.Slice(k * count, k + 1);
            double diagonal = 1 / column[k];
            column[k] = diagonal;
            for (int i = 0; i < k; i++)
            {
                double sum = 0;
                for (int j = i; j < k; j++) sum += r[j * count + i] * column[j];
                column[i] = -diagonal * sum;
            }
        }
    }
}
