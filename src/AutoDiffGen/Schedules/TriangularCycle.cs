namespace AutoDiffGen.Training;

/// <summary>The learning rate rises and falls along lines, again and again.</summary>
/// <remarks>The factor goes from 1 to the peak and back. Source: Smith 2017; PyTorch, <c>CyclicLR</c>.</remarks>
public sealed record TriangularCycle : Schedule
{
    /// <summary>Rises and falls.</summary>
    /// <param name="peak">The factor at the peak.</param>
    /// <param name="upSteps">The steps of a rise.</param>
    /// <param name="downSteps">The steps of a fall; null for as many.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of steps is not positive, or the factor negative or not finite.</exception>
    public TriangularCycle(double peak, long upSteps, long? downSteps = null) => (Peak, UpSteps, DownSteps) = (peak, upSteps, downSteps ?? upSteps);

    /// <summary>The factor at the peak.</summary>
    public double Peak { get; init => field = Option.NotNegative(value); }

    /// <summary>The steps of a rise.</summary>
    public long UpSteps { get; init => field = Option.Positive(value); }

    /// <summary>The steps of a fall.</summary>
    public long DownSteps { get; init => field = Option.Positive(value); }

    /// <summary>Whether each peak is half as high above 1 as the one before.</summary>
    public bool Halving { get; init; }

    private protected override double FactorAt(long step, long? totalSteps)
    {
        long length = UpSteps + DownSteps, within = step % length;
        double height = within <= UpSteps ? (double)within / UpSteps : (double)(length - within) / DownSteps;
        return 1 + (Peak - 1) * height * (Halving ? Powers.Power(0.5, step / length) : 1);
    }
}
