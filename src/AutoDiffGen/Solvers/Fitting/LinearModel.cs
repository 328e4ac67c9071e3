using System.Numerics.Tensors;

namespace AutoDiffGen.Solvers;

/// <summary>The residuals near a point as a linear function of the parameters that are free to move there: r(p + s) ≈ r + Js, with J as Q·R.</summary>
internal ref struct LinearModel
{
    /// <summary>The cosine of the angle between residuals and a column of J that rounding leaves of 0.</summary>
    public const double ZeroSlope = 1e-8;

    private readonly Span<double> columns, rhs, rootWeights, triangle, columnNorms, freeNorms, work;
    private readonly Span<int> pivots, free;
    private readonly int m, n;

    /// <param name="m">The number of residuals.</param>
    /// <param name="n">The number of parameters.</param>
    /// <param name="memory">As many numbers as <see cref="Size"/> says.</param>
    /// <param name="indices">2n numbers.</param>
    public LinearModel(int m, int n, Span<double> memory, Span<int> indices)
    {
        this.m = m;
        this.n = n;
        var layout = new Layout(memory);
        columns = layout.Take(m * n);
        rhs = layout.Take(m);
        rootWeights = layout.Take(m);
        triangle = layout.Take(n * n);
        columnNorms = layout.Take(n);
        freeNorms = layout.Take(n);
        work = layout.Take(2 * n);
        pivots = indices[..n];
        free = indices.Slice(n, n);
    }

    public static int Size(int m, int n) => checked(m * n + 2 * m + n * n + 4 * n);

    /// <summary>The number of parameters that no bound holds.</summary>
    public int FreeCount { get; private set; }

    /// <summary>The free parameters.</summary>
    public readonly ReadOnlySpan<int> Free => free[..FreeCount];

    /// <summary>The norms of the columns of J, of all parameters.</summary>
    public readonly ReadOnlySpan<double> ColumnNorms => columnNorms;

    /// <summary>R, by columns; below its diagonal is working memory.</summary>
    public readonly Span<double> Triangle => triangle[..(FreeCount * FreeCount)];

    /// <summary>The free parameter, as an index into <see cref="Free"/>, of each column of R.</summary>
    public readonly ReadOnlySpan<int> Pivots => pivots[..FreeCount];

    /// <summary>The part of Qᵀr that the parameters can change.</summary>
    public readonly ReadOnlySpan<double> Projection => rhs[..FreeCount];

    /// <summary>Linearises the residuals and picks the free parameters; returns whether everything is finite.</summary>
    /// <param name="problem">The residuals.</param>
    /// <param name="x">The parameters.</param>
    /// <param name="residuals">Their residuals.</param>
    /// <param name="loss">A robust loss, or null.</param>
    /// <param name="box">The bounds.</param>
    /// <param name="zeroSlope">A bound does not hold a parameter whose column of J has no larger cosine with the residuals.</param>
    public bool Prepare<TProblem>(
        scoped TProblem problem, scoped ReadOnlySpan<double> x, scoped ReadOnlySpan<double> residuals, RobustLoss? loss, Box box, double zeroSlope)
        where TProblem : IResidualProblem, allows ref struct
    {
        problem.Linearize(x, columns);
        residuals.CopyTo(rhs);
        loss?.Reweight(rhs, rootWeights);
        double smallestSlope = zeroSlope == 0 ? 0 : zeroSlope * Vector.Norm(rhs);
        FreeCount = 0;
        bool isFinite = true;
        for (int j = 0; j < n; j++)
        {
            Span<double> column = columns.Slice(j * m, m);
            if (loss is not null) TensorPrimitives.Multiply(column, rootWeights, column);
            columnNorms[j] = Vector.Norm(column);
            isFinite &= double.IsFinite(columnNorms[j]);
            if (box.IsOnBound(j, x[j]) && box.Blocks(j, x[j], Vector.Dot(column, rhs), smallestSlope * columnNorms[j])) continue;
            if (FreeCount < j) column.CopyTo(columns.Slice(FreeCount * m, m));
            free[FreeCount++] = j;
        }

        return isFinite;
    }

    /// <summary>Factors J.</summary>
    public readonly void Factor() => PivotedQr.Factor(columns[..(FreeCount * m)], rhs, Triangle, pivots[..FreeCount], freeNorms[..FreeCount], work[..(2 * FreeCount)]);

    /// <summary>Gives every free column the norm 1, so that units of parameters do not matter. A column of zeros remains.</summary>
    public readonly void Normalize()
    {
        for (int k = 0; k < FreeCount; k++)
        {
            double norm = columnNorms[free[k]];
            if (norm == 0) continue;
            foreach (ref double value in columns.Slice(k * m, m)) value /= norm;
        }
    }

    /// <summary>The largest cosine of the angle between a column of J and the residuals, whose norm is given.</summary>
    public readonly double LargestCosine(double residualNorm)
    {
        double largest = 0;
        for (int k = 0; k < FreeCount; k++)
        {
            double norm = freeNorms[pivots[k]];
            if (norm == 0) continue;
            double product = Vector.Dot(triangle.Slice(k * FreeCount, k + 1), rhs[..(k + 1)]);
            largest = Math.Max(largest, Math.Abs(product / residualNorm / norm));
        }

        return largest;
    }

    /// <summary>Js in the coordinates of Q, for a step of the free parameters.</summary>
    public readonly void Apply(ReadOnlySpan<double> step, Span<double> change)
    {
        change = change[..FreeCount];
        change.Clear();
        for (int k = 0; k < FreeCount; k++) Vector.Add(step[pivots[k]], triangle.Slice(k * FreeCount, k + 1), change[..(k + 1)]);
    }
}
