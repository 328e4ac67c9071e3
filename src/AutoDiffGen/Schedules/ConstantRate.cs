namespace AutoDiffGen.Training;

/// <summary>The same learning rate throughout.</summary>
/// <remarks>The factor of every step k is f(k) = c. Source: optax, <c>constant_schedule</c>.</remarks>
public sealed record ConstantRate : Schedule
{
    /// <summary>A constant factor.</summary>
    /// <param name="value">The factor on the optimizer's rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public ConstantRate(double value = 1) => Value = value;

    /// <summary>The factor on the optimizer's rate.</summary>
    public double Value { get; init => field = Option.NotNegative(value); }

    private protected override double FactorAt(long step, long? totalSteps) => Value;
}
