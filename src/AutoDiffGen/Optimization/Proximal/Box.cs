using System.Numerics.Tensors;

namespace AutoDiffGen.Training;

/// <summary>Every parameter is brought into an interval.</summary>
public sealed record Box : ProximalStep
{
    /// <summary>An interval; either end may be infinite.</summary>
    /// <param name="lower">The smallest value.</param>
    /// <param name="upper">The largest value.</param>
    /// <exception cref="ArgumentException">The smallest value is above the largest.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN.</exception>
    public Box(double lower, double upper)
    {
        (Lower, Upper) = (Option.NotNaN(lower, nameof(lower)), Option.NotNaN(upper, nameof(upper)));
        if (lower > upper) throw new ArgumentException(FormattableString.Invariant($"The smallest value {lower} is above the largest, {upper}."), nameof(lower));
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
