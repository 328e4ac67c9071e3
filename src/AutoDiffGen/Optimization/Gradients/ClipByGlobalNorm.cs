using System.Numerics;

namespace AutoDiffGen.Training;

/// <summary>The whole gradient is shortened to a norm of c, if it is longer; its direction stays.</summary>
/// <remarks>
/// The norm afterwards is c, as in optax; PyTorch adds 10⁻⁶ to the denominator. Source: Pascanu et al. 2013; optax, <c>clip_by_global_norm</c>.
/// </remarks>
public sealed record ClipByGlobalNorm : GradientTransform
{
    /// <summary>A bound on the norm of the whole gradient.</summary>
    /// <param name="bound">The bound c.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive and finite.</exception>
    public ClipByGlobalNorm(double bound) => Bound = bound;

    /// <summary>The bound c.</summary>
    public double Bound { get; init => field = Option.Positive(value); }

    /// <summary>Shortens a gradient in place, and returns the norm that it had.</summary>
    /// <param name="gradient">The gradient. Where its norm is not finite, it is of no use afterwards: see the norm returned.</param>
    public double Clip<T>(Span<T> gradient) where T : unmanaged, IFloatingPointIeee754<T> => Shorten(gradient, Bound);

    private protected override void Transform<T>(Span<T> gradient, ParameterLayout layout) => Shorten(gradient, Bound);
}
