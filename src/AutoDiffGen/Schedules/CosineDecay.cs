namespace AutoDiffGen.Training;

/// <summary>The learning rate falls along half a cosine, after a linear warm-up: f + ½(1 − f)(1 + cos(πk/N)) at step k after it, and f from step N on.</summary>
/// <remarks>
/// It stays at f, as in Keras and optax; PyTorch's <c>CosineAnnealingLR</c> rises again. Source: Loshchilov and Hutter 2017; Keras, <c>CosineDecay</c>.
/// </remarks>
public sealed record CosineDecay : Schedule
{
    /// <summary>A fall along half a cosine.</summary>
    /// <param name="warmupSteps">The steps before it, over which the rate rises from 0.</param>
    /// <param name="decaySteps">The steps N of the fall; null for what the warm-up leaves of the whole training.</param>
    /// <param name="final">The factor f at the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of steps is negative, or that of the fall zero, or the factor negative or not finite.</exception>
    public CosineDecay(long warmupSteps = 0, long? decaySteps = null, double final = 0) =>
        (WarmupSteps, DecaySteps, Final) = (warmupSteps, decaySteps, final);

    /// <summary>The steps over which the rate rises from 0.</summary>
    public long WarmupSteps { get; init => field = Option.NotNegative(value); }

    /// <summary>The steps N of the fall; null for what the warm-up leaves of the whole training.</summary>
    public long? DecaySteps { get; init => field = value is { } steps ? Option.Positive(steps) : null; }

    /// <summary>The factor f at the end.</summary>
    public double Final { get; init => field = Option.NotNegative(value); }

    private protected override double FactorAt(long step, long? totalSteps)
    {
        if (step < WarmupSteps) return (double)step / WarmupSteps;
        double length = Length(DecaySteps, totalSteps, WarmupSteps);
        return Cosine(1, Final, Math.Min((step - WarmupSteps) / length, 1));
    }
}
