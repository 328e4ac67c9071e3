namespace CurveFitting.Runs;

/// <summary>What a solver found.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="StandardErrors">Their standard errors.</param>
/// <param name="Evaluations">Passes over the data: values, gradients, differences.</param>
/// <param name="ClaimsSuccess">Whether the solver says that it converged.</param>
public sealed record Fitted(IReadOnlyList<double> Parameters, IReadOnlyList<double> StandardErrors, int Evaluations, bool ClaimsSuccess);
