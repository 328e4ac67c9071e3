namespace AutoDiffGen.Solvers;

/// <summary>A problem of two functions of the user's.</summary>
/// <param name="residuals">The residuals.</param>
/// <param name="jacobian">The residuals and their Jacobian.</param>
/// <param name="count">The number of residuals.</param>
/// <param name="rows">Working memory: the Jacobian by rows, and the residuals again.</param>
internal readonly ref struct DelegateProblem(ResidualFunction residuals, JacobianFunction jacobian, int count, Span<double> rows) : IResidualProblem
{
    private readonly Span<double> rows = rows;

    public int Count => count;

    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> values) => residuals(parameters, values);

    public void Linearize(ReadOnlySpan<double> parameters, Span<double> columns)
    {
        Span<double> matrix = rows[..columns.Length];
        jacobian(parameters, rows.Slice(columns.Length, count), matrix);
        Matrix.Transpose(matrix, count, columns);
    }
}
