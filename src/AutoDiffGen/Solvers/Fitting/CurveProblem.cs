namespace AutoDiffGen.Solvers;

/// <summary>The residuals √wᵢ·(f(p, xᵢ) − yᵢ) of a curve; value and gradient come from one call.</summary>
/// <param name="model">The curve.</param>
/// <param name="x">The abscissae.</param>
/// <param name="y">The measured values.</param>
/// <param name="rootWeights">√wᵢ, or empty.</param>
/// <param name="rows">Working memory: the Jacobian by rows.</param>
internal readonly ref struct CurveProblem(
    CurveGradient model, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> rootWeights, Span<double> rows) : IResidualProblem
{
    private readonly ReadOnlySpan<double> x = x, y = y, rootWeights = rootWeights;
    private readonly Span<double> rows = rows;

    public int Count => y.Length;

    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        int n = parameters.Length;
        for (int i = 0; i < residuals.Length; i++) residuals[i] = model(parameters, x[i], rows.Slice(i * n, n)) - y[i];
        Weighting.Apply(rootWeights, residuals, rows);
    }

    public void Linearize(ReadOnlySpan<double> parameters, Span<double> columns) => Matrix.Transpose(rows, y.Length, columns);
}
