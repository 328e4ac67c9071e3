namespace AutoDiffGen.Training;

/// <summary>The learning rate falls along half a cosine, jumps up, and falls again, each time more slowly: SGDR.</summary>
/// <remarks>Fall i takes T₀·mⁱ steps. Source: Loshchilov and Hutter 2017; PyTorch, <c>CosineAnnealingWarmRestarts</c>.</remarks>
public sealed record CosineRestarts : Schedule
{
    /// <summary>Falls along half a cosine.</summary>
    /// <param name="firstSteps">The steps T₀ of the first fall.</param>
    /// <param name="multiplier">The factor m by which each fall is longer than the one before, at least 1.</param>
    /// <param name="final">The factor on the rate at the end of a fall.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps or the multiplier is not positive, or the factor negative or not finite.</exception>
    public CosineRestarts(long firstSteps, int multiplier = 1, double final = 0) =>
        (FirstSteps, Multiplier, Final) = (firstSteps, multiplier, final);

    /// <summary>The steps T₀ of the first fall.</summary>
    public long FirstSteps { get; init => field = Option.Positive(value); }

    /// <summary>The factor m by which each fall is longer than the one before.</summary>
    public int Multiplier { get; init => field = (int)Option.Positive(value); }

    /// <summary>The factor on the rate at the end of a fall.</summary>
    public double Final { get; init => field = Option.NotNegative(value); }

    /// <summary>The factor on the rate at the start of each fall, relative to the one before, as Keras' <c>m_mul</c>.</summary>
    public double PeakDecay { get; init => field = Option.NotNegative(value); } = 1;

    private protected override double FactorAt(long step, long? totalSteps)
    {
        // The falls may grow longer than a long can say.
        Int128 length = FirstSteps;
        long fall = 0;
        if (Multiplier == 1) (fall, step) = (step / FirstSteps, step % FirstSteps);
        while (step >= length)
        {
            step -= (long)length;
            length *= Multiplier;
            fall++;
        }

        return Cosine(Powers.Power(PeakDecay, fall), Final, step / (double)length);
    }
}
