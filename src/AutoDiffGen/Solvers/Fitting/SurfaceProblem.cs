namespace AutoDiffGen.Solvers;

/// <summary>The residuals √wᵢ·(f(p, xᵢ) − yᵢ) of a surface; value and gradient come from one call.</summary>
/// <param name="model">The surface.</param>
/// <param name="x">The points, one a row.</param>
/// <param name="y">The measured values.</param>
/// <param name="rootWeights">√wᵢ, or empty.</param>
/// <param name="rows">Working memory: the Jacobian by rows.</param>
internal readonly ref struct SurfaceProblem(
    SurfaceGradient model, double[,] x, ReadOnlySpan<double> y, ReadOnlySpan<double> rootWeights, Span<double> rows) : IResidualProblem
{
    private readonly ReadOnlySpan<double> y = y, rootWeights = rootWeights;
    private readonly Span<double> rows = rows;

    public int Count => y.Length;

    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        int n = parameters.Length, variables = x.GetLength(1);
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i] = model(parameters, Derivative.Row(x, i, variables), rows.Slice(i * n, n)) - y[i];
        }

        Weighting.Apply(rootWeights, residuals, rows);
    }

    public void Linearize(ReadOnlySpan<double> parameters, Span<double> columns) => Matrix.Transpose(rows, y.Length, columns);
}
