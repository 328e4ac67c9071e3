using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Every component of the gradient is brought into ±c.</summary>
/// <remarks>NaN stays NaN. Source: PyTorch, <c>clip_grad_value_</c>; optax, <c>clip</c>.</remarks>
public sealed record ClipByValue : GradientTransform
{
    /// <summary>A bound on every component.</summary>
    /// <param name="bound">The bound c.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive and finite.</exception>
    public ClipByValue(double bound) => Bound = bound;

    /// <summary>The bound c.</summary>
    public double Bound { get; init => field = Option.Positive(value); }

    private protected override void Transform<T>(Span<T> gradient, ParameterLayout layout) =>
        TensorPrimitives.Clamp(gradient, -Widening.FromDouble<T>(Bound), Widening.FromDouble<T>(Bound), gradient);
}
