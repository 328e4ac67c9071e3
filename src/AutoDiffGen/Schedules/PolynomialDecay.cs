namespace AutoDiffGen.Training;

/// <summary>The learning rate falls along a power, by default a line: (1 − f)(1 − k/N)^p + f at step k, and f from step N on.</summary>
/// <remarks>Source: PyTorch, <c>PolynomialLR</c> (f = 0); Keras, <c>PolynomialDecay</c>; optax, <c>polynomial_schedule</c>.</remarks>
public sealed record PolynomialDecay : Schedule
{
    /// <summary>A fall along a power.</summary>
    /// <param name="steps">The steps N of the fall; null for the whole training.</param>
    /// <param name="final">The factor f at the end.</param>
    /// <param name="power">The power p; 1 for a line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps or the power is not positive, or the factor negative; or one is not finite.</exception>
    public PolynomialDecay(long? steps = null, double final = 0, double power = 1) => (Steps, Final, Power) = (steps, final, power);

    /// <summary>The steps N of the fall; null for the whole training.</summary>
    public long? Steps { get; init => field = value is { } steps ? Option.Positive(steps) : null; }

    /// <summary>The factor f at the end.</summary>
    public double Final { get; init => field = Option.NotNegative(value); }

    /// <summary>The power p.</summary>
    public double Power { get; init => field = Option.Positive(value); }

    /// <summary>Whether the rate jumps up at the end, with N doubled, tripled and so on, as in Keras.</summary>
    public bool Cycle { get; init; }

    private protected override double FactorAt(long step, long? totalSteps)
    {
        double length = Length(Steps, totalSteps);
        if (Cycle) length *= Math.Max(1, Math.Ceiling(step / length));
        return (1 - Final) * Math.Pow(1 - Math.Min(step / length, 1), Power) + Final;
    }
}
