using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Every parameter is brought into an interval.</summary>
public sealed record Box : ProximalStep
{
    /// <summary>An interval; either end may be infinite.</summary>
    /// <param name="lower">The smallest value.</param>
    /// <param name="upper">The largest value.</param>
    /// <exception cref="ArgumentException">The smallest value is not below or at the largest.</exception>
    public Box(double lower, double upper)
    {
        if (!(lower <= upper)) throw new ArgumentException($"The smallest value {lower} is not below or at the largest, {upper}.", nameof(lower));
        (Lower, Upper) = (lower, upper);
    }

    /// <summary>Parameters that are not negative.</summary>
    public static Box NonNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>The smallest value.</summary>
    public double Lower { get; }

    /// <summary>The largest value.</summary>
    public double Upper { get; }

    private protected override void ApplyTo<T>(Span<T> values, ParameterBlock block, double learningRate) =>
        TensorPrimitives.Clamp(values, Widening.FromDouble<T>(Lower), Widening.FromDouble<T>(Upper), values);
}
