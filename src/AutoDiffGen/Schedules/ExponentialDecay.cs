namespace AutoDiffGen.Training;

/// <summary>The learning rate falls exponentially: γ^(k/s) at step k, or γ^⌊k/s⌋ in a staircase.</summary>
/// <remarks>Source: PyTorch, <c>ExponentialLR</c> (s = 1); Keras, <c>ExponentialDecay</c>; optax, <c>exponential_decay</c>.</remarks>
public sealed record ExponentialDecay : Schedule
{
    /// <summary>A fall by a factor over a number of steps.</summary>
    /// <param name="decay">The factor γ.</param>
    /// <param name="period">The steps s over which the rate falls by that factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite, or the period is not positive.</exception>
    public ExponentialDecay(double decay, long period = 1) => (Decay, Period) = (decay, period);

    /// <summary>The factor γ.</summary>
    public double Decay { get; init => field = Option.Positive(value); }

    /// <summary>The steps s over which the rate falls by γ.</summary>
    public long Period { get; init => field = Option.Positive(value); }

    /// <summary>Whether the rate falls all at once, every s steps.</summary>
    public bool Staircase { get; init; }

    /// <summary>The factor below which the rate does not fall.</summary>
    public double Floor { get; init => field = Option.NotNegative(value); }

    private protected override double FactorAt(long step, long? totalSteps) =>
        Math.Max(Floor, Staircase || Period == 1 ? Powers.Power(Decay, step / Period) : Math.Pow(Decay, (double)step / Period));
}
