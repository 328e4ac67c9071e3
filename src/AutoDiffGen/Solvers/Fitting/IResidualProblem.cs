namespace AutoDiffGen.Solvers;

/// <summary>Residuals as the solver asks for them.</summary>
internal interface IResidualProblem
{
    /// <summary>The number of residuals.</summary>
    int Count { get; }

    /// <summary>Computes the residuals.</summary>
    void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals);

    /// <summary>Computes the Jacobian at the parameters that <see cref="Evaluate"/> was last called with.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="columns">Overwritten with ∂rᵢ/∂pⱼ, by columns.</param>
    void Linearize(ReadOnlySpan<double> parameters, Span<double> columns);
}
