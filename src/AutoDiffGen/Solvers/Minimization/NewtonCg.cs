using AutoDiffGen.Training;

namespace AutoDiffGen.Solvers;

/// <summary>Newton's method with a trust region, its equations solved by conjugate gradients with products of Hessian and direction.</summary>
/// <remarks>
/// T. Steihaug, "The conjugate gradient method and trust regions in large scale optimization", 1983. No matrix is formed; negative curvature is followed
/// to the edge of the region. Converges quadratically; worth its products where the gradient alone goes in zigzags.
/// </remarks>
public sealed record NewtonCg : Minimizer
{
    /// <summary>The first radius of the trust region.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite and positive.</exception>
    public double InitialRadius { get; init => field = Option.Positive(value); } = 1;

    /// <summary>Minimises a function.</summary>
    /// <param name="objective">The function and its gradient, such as a generated <c>FGradient</c>.</param>
    /// <param name="hvp">Products of its Hessian matrix, such as a generated <c>FHvp</c>.</param>
    /// <param name="start">The point to start from.</param>
    /// <param name="cancellationToken">Asked before each step; the result then holds the best point so far.</param>
    /// <exception cref="ArgumentException">The start is empty, or not finite.</exception>
    public MinimizationResult Minimize(GradientFunction objective, HvpFunction hvp, ReadOnlySpan<double> start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(hvp);
        Requirement.Start(start);
        return new TrustRegionNewton(this, objective, hvp, start).Run(cancellationToken);
    }
}
