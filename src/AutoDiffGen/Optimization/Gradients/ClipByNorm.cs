namespace AutoDiffGen.Training;

/// <summary>The gradient of every block is shortened to a norm of c, if it is longer.</summary>
/// <remarks>Source: Keras, <c>clipnorm</c>.</remarks>
public sealed record ClipByNorm : GradientTransform
{
    /// <summary>A bound on the norm of every block.</summary>
    /// <param name="bound">The bound c.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive and finite.</exception>
    public ClipByNorm(double bound) => Bound = bound;

    /// <summary>The bound c.</summary>
    public double Bound { get; init => field = Option.Positive(value); }

    private protected override void Transform<T>(Span<T> gradient, ParameterLayout layout)
    {
        foreach (ParameterBlock block in layout.Blocks) Shorten(gradient.Slice(block.Offset, block.Count), Bound);
    }
}
