namespace AutoDiffGen.Training;

/// <summary>The learning rate falls with the inverse of time: 1/(1 + d·k/s) at step k.</summary>
/// <remarks>Source: Keras, <c>InverseTimeDecay</c>.</remarks>
public sealed record InverseTimeDecay : Schedule
{
    /// <summary>A fall with the inverse of time.</summary>
    /// <param name="decay">The decay d.</param>
    /// <param name="period">The steps s that are one unit of time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is negative or not finite, or the period is not positive.</exception>
    public InverseTimeDecay(double decay, long period = 1) => (Decay, Period) = (decay, period);

    /// <summary>The decay d.</summary>
    public double Decay { get; init => field = Option.NotNegative(value); }

    /// <summary>The steps s that are one unit of time.</summary>
    public long Period { get; init => field = Option.Positive(value); }

    /// <summary>Whether time counts in whole units.</summary>
    public bool Staircase { get; init; }

    private protected override double FactorAt(long step, long? totalSteps) =>
        1 / (1 + Decay * (Staircase ? step / Period : (double)step / Period));
}
