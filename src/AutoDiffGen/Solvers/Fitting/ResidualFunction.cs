namespace AutoDiffGen.Solvers;

/// <summary>The residuals of a least-squares problem, rᵢ(p): what the model says minus what was measured, or any numbers that ought to be zero.</summary>
/// <param name="parameters">The parameters p.</param>
/// <param name="residuals">Overwritten with the residuals.</param>
public delegate void ResidualFunction(ReadOnlySpan<double> parameters, Span<double> residuals);

/// <summary>The residuals and their Jacobian matrix, such as a generated <c>FJacobian</c> of a method that writes its residuals into a span.</summary>
/// <param name="parameters">The parameters p.</param>
/// <param name="residuals">Overwritten with the residuals.</param>
/// <param name="jacobian">Overwritten with ∂rᵢ/∂pⱼ, row-major: a row for each residual, a column for each parameter.</param>
public delegate void JacobianFunction(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian);
