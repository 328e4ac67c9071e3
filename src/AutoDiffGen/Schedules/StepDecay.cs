namespace AutoDiffGen.Training;

/// <summary>The learning rate drops by a factor every so many steps: γ^⌊k/s⌋ at step k.</summary>
/// <remarks>Source: PyTorch, <c>StepLR</c>.</remarks>
public sealed record StepDecay : Schedule
{
    /// <summary>A drop every <paramref name="period"/> steps.</summary>
    /// <param name="period">The steps s from drop to drop.</param>
    /// <param name="decay">The factor γ of a drop.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is not positive, or the factor negative or not finite.</exception>
    public StepDecay(long period, double decay = 0.1) => (Period, Decay) = (period, decay);

    /// <summary>The steps s from drop to drop.</summary>
    public long Period { get; init => field = Option.Positive(value); }

    /// <summary>The factor γ of a drop.</summary>
    public double Decay { get; init => field = Option.NotNegative(value); }

    private protected override double FactorAt(long step, long? totalSteps) => Powers.Power(Decay, step / Period);
}
