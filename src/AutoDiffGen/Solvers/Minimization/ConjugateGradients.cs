namespace AutoDiffGen.Solvers;

/// <summary>Nonlinear conjugate gradients: minimises a smooth function with the memory of one direction only.</summary>
/// <remarks>
/// For many parameters where not even the few vectors of <see cref="Lbfgs"/> can be kept; otherwise that is faster. Line searches are for the strong
/// Wolfe conditions with c₁ = 10⁻⁴, c₂ = 0.1.
/// </remarks>
public sealed record ConjugateGradients : Minimizer
{
    /// <summary>The formula of the direction.</summary>
    public ConjugateFormula Formula { get; init; } = ConjugateFormula.HagerZhang;

    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function and its gradient, such as a generated <c>FGradient</c>.</param>
    /// <param name="start">The point to start from.</param>
    /// <param name="cancellationToken">Asked before each step; the result then holds the best point so far.</param>
    /// <exception cref="ArgumentException">The start is empty, or not finite.</exception>
    public MinimizationResult Minimize(GradientFunction objective, ReadOnlySpan<double> start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Requirement.Start(start);
        return Descent.Run(this, new DescentLine(objective, start), new ConjugateDirection(Formula, start.Length), 0.1, cancellationToken);
    }
}
